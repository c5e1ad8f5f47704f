//! The organisation's supporters, as they are published.

use chrono::NaiveDate;
use naderhand_domain::{id::SupporterId, wire::limits};
use serde::{Deserialize, Serialize};

use super::{Body, BodyFault, MOST_COORDINATORS, at_most, distinct};
use crate::PublicKey;

/// Supporters of one organisation (product default).
pub const MOST_SUPPORTERS: usize = 1_000;

/// The sealed directory, in bytes: a thousand supporters with the longest names fit.
pub const MOST_DIRECTORY_BYTES: usize = 512 * 1024;

/// A coordinator's box, in bytes.
pub const MOST_BOX_BYTES: usize = 256;

/// A version of the directory. Names, teams and the roster are sealed; what the server needs to know a supporter by is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryBody {
    /// From 1.
    pub version: u32,
    /// The day on which it was published, by the coordinator's device.
    pub day: NaiveDate,
    /// The key of each supporter. At most [`MOST_SUPPORTERS`].
    pub keys: Vec<(SupporterId, PublicKey)>,
    /// For each coordinator the members' key, sealed under their own secret, so that recovery words alone bring it back.
    pub boxes: Vec<CoordinatorBox>,
    /// The directory, sealed under the members' key.
    #[serde(with = "serde_bytes")]
    pub sealed: Vec<u8>,
}

/// A coordinator's own copy of the members' key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoordinatorBox {
    /// Whose it is.
    pub coordinator: PublicKey,
    /// At most [`MOST_BOX_BYTES`].
    #[serde(with = "serde_bytes")]
    pub sealed: Vec<u8>,
}

impl DirectoryBody {
    /// The key of a supporter that it names.
    pub fn key_of(&self, supporter: SupporterId) -> Option<&PublicKey> {
        self.keys.iter().find(|(id, _)| *id == supporter).map(|(_, key)| key)
    }
}

impl Body for DirectoryBody {
    const MOST_BYTES: usize = limits::DIRECTORY_BYTES;

    fn check(&self) -> Result<(), BodyFault> {
        if self.version == 0 {
            return Err(BodyFault::Number);
        }
        at_most(self.keys.len(), MOST_SUPPORTERS, "supporters")?;
        distinct(self.keys.iter().map(|(id, _)| id), "a supporter")?;
        // One key for two would let either speak for the other.
        distinct(self.keys.iter().map(|(_, key)| key), "a supporter's key")?;
        at_most(self.boxes.len(), MOST_COORDINATORS, "boxes")?;
        distinct(self.boxes.iter().map(|own| &own.coordinator), "a coordinator's box")?;
        for own in &self.boxes {
            at_most(own.sealed.len(), MOST_BOX_BYTES, "bytes in a box")?;
        }
        at_most(self.sealed.len(), MOST_DIRECTORY_BYTES, "bytes of directory")
    }
}
