//! The employee's own words beside a check-in: a record of its own, so that backing up the taps does not mean backing up
//! the words.

use serde::{Deserialize, Serialize};

use crate::id::RecordId;

/// The longest text that a device takes, in bytes of UTF-8 (product default: a page, and well under the limit of an entry).
pub const MAX_BYTES: usize = 8_000;

/// Own words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnWords {
    /// The check-in that they belong to.
    pub check_in: RecordId,
    /// The words.
    pub text: String,
    /// Fields that a newer app wrote: carried along, so that an older device never loses them.
    #[serde(flatten)]
    pub unknown: serde_json::Map<String, serde_json::Value>,
}
