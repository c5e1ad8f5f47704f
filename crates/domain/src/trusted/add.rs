//! Adding somebody.

use super::{MOST, Trusted, TrustedPerson};

/// Why somebody was not added. The list is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAdded {
    /// The list is full.
    #[error("there are {MOST} people already: remove one first")]
    Full,
    /// They are on it.
    #[error("this person is on the list with this number: there is nothing to add")]
    Known,
}

impl Trusted {
    /// Adds somebody at the end.
    pub fn add(&mut self, person: TrustedPerson) -> Result<(), NotAdded> {
        if self.people.iter().any(|known| known.is(&person)) {
            return Err(NotAdded::Known);
        }
        if self.is_full() {
            return Err(NotAdded::Full);
        }
        self.people.push(person);
        Ok(())
    }
}
