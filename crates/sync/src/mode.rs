//! Where the backup of this device stands. Kept sealed in the vault, so that a decision survives a crash: what the employee
//! withdrew is erased on the server as soon as it can be reached, also after a restart.

use naderhand_vault::{Error, Vault, backend::Backend, guard::KeyGuard};
use serde::{Deserialize, Serialize};

/// Under which name the vault keeps it.
pub(crate) const KEPT_AS: &str = "backup_mode";

/// Whether a backup was ever begun on this device. Small on purpose: the app asks it at every start, and needs the rest of
/// this crate only when the answer is yes.
pub async fn was_begun<B: Backend, G: KeyGuard>(vault: &Vault<B, G>) -> Result<bool, Error> {
    Ok(vault.meta(KEPT_AS).await?.is_some())
}

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
