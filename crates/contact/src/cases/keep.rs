//! The bytes that a supporter's device keeps of their inbox: to be sealed as one local value.

use naderhand_organisation::kept::NotKept;

use super::Cases;
use crate::kept;

impl Cases {
    /// The bytes to keep. They hold what was entrusted to the supporter: seal them.
    pub fn to_bytes(&self) -> Vec<u8> {
        kept::to_bytes(self)
    }

    /// Reads what was kept.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotKept> {
        kept::from_bytes(bytes)
    }
}
