//! The bytes that a device keeps of a request: to be sealed as one local value.

use naderhand_organisation::kept::NotKept;

use super::Asked;
use crate::kept;

impl Asked {
    /// The bytes to keep. They hold the request's secret and its keys: seal them.
    pub fn to_bytes(&self) -> Vec<u8> {
        kept::to_bytes(self)
    }

    /// Reads what was kept.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotKept> {
        kept::from_bytes(bytes)
    }
}
