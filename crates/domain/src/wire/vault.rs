//! A vault on the server: registered without identity, with the devices that may use it and the purposes consented to.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use super::device::NewDevice;
use super::{base64::Base64Bytes, key_box::NewKeyBox};
use crate::{
    consent::Purpose,
    id::{DeviceId, VaultId},
};

/// `POST /api/v1/vaults`: the first device registers a vault. No name, no address, no account.
///
/// Sending the same registration again is safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewVault {
    /// Drawn on the device.
    pub vault: VaultId,
    /// The device that registers it.
    pub device: NewDevice,
}

/// `PUT /api/v1/vault/consents/{purpose}`: the employee agrees. The server refuses sealed bytes without it.
///
/// `DELETE` of the same path withdraws: the server erases everything that it held for the purpose before it answers, which
/// for backup is the vault as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GiveConsent {
    /// Which wording the employee agreed to, so that consent is provable (AVG art. 7).
    pub wording: String,
}

/// `GET /api/v1/vault`: what the server holds, for the screen that shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VaultStatus {
    /// Purposes consented to.
    pub consents: Vec<ConsentStatus>,
    /// All devices that were ever enrolled, revoked ones too.
    pub devices: Vec<DeviceStatus>,
    /// Whether recovery words are set up.
    pub has_recovery_box: bool,
}

/// A consent as the server holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsentStatus {
    /// What for.
    pub purpose: Purpose,
    /// When it was given.
    pub given_at: DateTime<Utc>,
    /// The wording that was agreed to.
    pub wording: String,
}

/// A device as the server holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeviceStatus {
    /// Which device.
    pub id: DeviceId,
    /// Its sealed name.
    pub label: Base64Bytes,
    /// The day it was added. The server keeps no hour: it would tell about shifts.
    pub added_on: NaiveDate,
    /// Whether it was removed: it then pulls and uploads nothing.
    pub revoked: bool,
}

/// `PUT /api/v1/vault/label`: the calling device names itself. A device that has just enrolled could not seal a name before
/// it had the keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NameDevice {
    /// Its sealed name.
    pub label: Base64Bytes,
}

/// `POST /api/v1/vault/devices/{device}/revoke`: removes a device.
///
/// The device may know the recovery words, and may have left pairing boxes: all boxes go, and a new recovery box can come
/// in the same step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RevokeDevice {
    /// The box of the new recovery words.
    pub recovery: Option<NewKeyBox>,
}
