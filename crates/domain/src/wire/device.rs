//! A device as it introduces itself, to a vault of its own or by a key box.

use serde::{Deserialize, Serialize};

use super::{auth::Verifier, base64::Base64Bytes};
use crate::id::DeviceId;

/// A device that is being added to a vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewDevice {
    /// Drawn on the device.
    pub id: DeviceId,
    /// SHA-256 of its secret.
    pub verifier: Verifier,
    /// Its name for the employee's own list ("Telefoon"), sealed: the server cannot read it.
    pub label: Base64Bytes,
}
