//! The bytes that a device keeps of what this crate holds: a version, and postcard behind it.

use serde::{Serialize, de::DeserializeOwned};

const VERSION: u8 = 1;

/// Bytes that this version cannot read. They stay as they are: a newer app may read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotKept {
    /// Written by a newer app.
    #[error("kept by version {0}, which this version of the app does not know; update the app")]
    UnknownVersion(u8),
    /// Not what was kept.
    #[error("what was kept cannot be read; join again")]
    Malformed,
}

pub(crate) fn to_bytes(value: &impl Serialize) -> Vec<u8> {
    // Only what postcard can say is ever kept.
    postcard::to_extend(value, vec![VERSION]).unwrap_or_default()
}

pub(crate) fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, NotKept> {
    match bytes.split_first() {
        Some((&VERSION, rest)) => postcard::from_bytes(rest).map_err(|_| NotKept::Malformed),
        Some((version, _)) => Err(NotKept::UnknownVersion(*version)),
        None => Err(NotKept::Malformed),
    }
}
