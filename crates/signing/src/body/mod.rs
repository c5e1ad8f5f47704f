//! The bodies of statements, and their one way to bytes and back.
//!
//! There is one spelling of each body only: bytes that would be written differently are refused, so that two devices never
//! hold two versions of the same.

mod authority;
mod availability;
mod directory;
mod settings;

use serde::{Serialize, de::DeserializeOwned};

pub use self::{
    authority::{Authority, MOST_COORDINATORS},
    availability::{AvailabilityBody, MOST_AVAILABILITY_BYTES},
    directory::{CoordinatorBox, DirectoryBody, MOST_BOX_BYTES, MOST_DIRECTORY_BYTES, MOST_SUPPORTERS},
    settings::{MOST_SETTINGS_BYTES, SettingsBody},
};

/// The version of every body that this crate writes.
const VERSION: u8 = 1;

/// Why bytes are no body of their kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BodyFault {
    /// Written by a newer app.
    #[error("a statement of version {0}, which this version does not know; update the app")]
    UnknownVersion(u8),
    /// Not one, or not in the one spelling that there is.
    #[error("these bytes are no statement of this kind; fetch it again")]
    Malformed,
    /// More of something than there may be.
    #[error("a statement with more {what} than the {most} that there may be; leave some out")]
    TooMuch {
        /// Of what.
        what: &'static str,
        /// The most.
        most: usize,
    },
    /// The same twice where each may stand once.
    #[error("a statement that names {0} twice; leave one out")]
    Twice(&'static str),
    /// Statements are numbered from 1, and only an authority from 0.
    #[error("a statement whose number does not exist; count from 1")]
    Number,
    /// An authority that names nobody, so that nobody could publish the next.
    #[error("an authority that names nobody; name at least one coordinator")]
    Nobody,
    /// An authority that names no predecessor, or version 0 that names one.
    #[error("an authority whose predecessor does not go with its number; name the hash of the one before")]
    Predecessor,
}

/// What every body must be.
pub(crate) trait Body: Serialize + DeserializeOwned {
    /// The most bytes it can have. Longer ones are not even looked at.
    const MOST_BYTES: usize;

    /// Whether it keeps to its limits.
    fn check(&self) -> Result<(), BodyFault>;

    /// The bytes that are signed.
    fn encode(&self) -> Result<Vec<u8>, BodyFault> {
        self.check()?;
        Ok(spell(self))
    }

    /// Reads bytes from outside.
    fn decode(bytes: &[u8]) -> Result<Self, BodyFault> {
        let (version, rest) = bytes.split_first().ok_or(BodyFault::Malformed)?;
        if *version != VERSION {
            return Err(BodyFault::UnknownVersion(*version));
        }
        if bytes.len() > Self::MOST_BYTES {
            return Err(BodyFault::TooMuch { what: "bytes", most: Self::MOST_BYTES });
        }
        let body: Self = postcard::from_bytes(rest).map_err(|_| BodyFault::Malformed)?;
        body.check()?;
        if spell(&body) == bytes { Ok(body) } else { Err(BodyFault::Malformed) }
    }
}

fn spell(body: &impl Serialize) -> Vec<u8> {
    postcard::to_extend(body, vec![VERSION]).expect("bodies hold only what postcard can say")
}

/// Refuses more than there may be.
fn at_most(found: usize, most: usize, what: &'static str) -> Result<(), BodyFault> {
    if found > most { Err(BodyFault::TooMuch { what, most }) } else { Ok(()) }
}

/// Refuses a list in which the same stands twice.
fn distinct<T: Ord>(items: impl Iterator<Item = T>, what: &'static str) -> Result<(), BodyFault> {
    let mut seen = std::collections::BTreeSet::new();
    for item in items {
        if !seen.insert(item) {
            return Err(BodyFault::Twice(what));
        }
    }
    Ok(())
}
