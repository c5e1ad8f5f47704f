//! Where the backup of this device stands. Kept sealed in the vault, so that a decision survives a crash: what the employee
//! withdrew is erased on the server as soon as it can be reached, also after a restart.

use serde::{Deserialize, Serialize};

/// The state of the backup on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// No consent: no call is made.
    #[default]
    Off,
    /// Consent was given here, and the server does not have it yet.
    Starting,
    /// Registered and consented to.
    On,
    /// Consent was withdrawn here, and the server has not confirmed yet that all is erased. Nothing is uploaded.
    Stopping,
    /// The server refuses this device. What is on the device stays.
    Shut(Shut),
}

/// Why the server refuses this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shut {
    /// It was removed from another device.
    Revoked,
    /// The server does not know it: the backup was ended on another device.
    Unknown,
}
