//! Removing somebody.

use super::{Trusted, TrustedPerson};

impl Trusted {
    /// Removes somebody; whoever is not on it is gone already.
    pub fn remove(&mut self, person: &TrustedPerson) {
        self.people.retain(|known| !known.is(person));
    }
}
