//! The organisation's settings file, as it is published.

use chrono::NaiveDate;
use naderhand_domain::{organisation::LARGEST_FILE, wire::limits};
use serde::{Deserialize, Serialize};

use super::{Body, BodyFault, at_most};

/// The longest settings file, in bytes.
pub const MOST_SETTINGS_BYTES: usize = LARGEST_FILE;

/// A version of the settings. Readable: the public pages are made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsBody {
    /// From 1.
    pub version: u32,
    /// The day on which it was published, by the coordinator's device.
    pub day: NaiveDate,
    /// The file: JSON that `naderhand_domain::organisation::Settings` reads.
    pub json: String,
}

impl Body for SettingsBody {
    const MOST_BYTES: usize = limits::SETTINGS_BYTES;

    fn check(&self) -> Result<(), BodyFault> {
        if self.version == 0 {
            return Err(BodyFault::Number);
        }
        at_most(self.json.len(), MOST_SETTINGS_BYTES, "bytes of settings")
    }
}
