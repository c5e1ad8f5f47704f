//! Whether a supporter can be asked, as they publish it themselves.

use naderhand_domain::{id::SupporterId, wire::limits};
use serde::{Deserialize, Serialize};

use super::{Body, BodyFault, at_most};

/// A sealed state, in bytes.
pub const MOST_AVAILABILITY_BYTES: usize = 512;

/// A version of one supporter's availability.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AvailabilityBody {
    /// From 1, and only rising.
    pub version: u32,
    /// Whose it is.
    pub supporter: SupporterId,
    /// The state, sealed under the members' key. At most [`MOST_AVAILABILITY_BYTES`].
    #[serde(with = "serde_bytes")]
    pub sealed: Vec<u8>,
}

impl Body for AvailabilityBody {
    const MOST_BYTES: usize = limits::AVAILABILITY_BYTES;

    fn check(&self) -> Result<(), BodyFault> {
        if self.version == 0 {
            return Err(BodyFault::Number);
        }
        at_most(self.sealed.len(), MOST_AVAILABILITY_BYTES, "bytes of availability")
    }
}
