//! Registration, consent, devices.

use chrono::{DateTime, NaiveDate, Utc};
use naderhand_domain::{
    consent::Purpose,
    id::DeviceId,
    wire::{
        auth::DeviceToken,
        key_box::NewKeyBox,
        vault::{NewVault, VaultStatus},
    },
};

use super::{DeviceRefusal, PutKeyBoxRefusal, Request};

/// Registers a vault with its first device. Sending it again is safe.
#[derive(Debug, Clone)]
pub struct Register {
    /// The vault and its device.
    pub vault: NewVault,
    /// The day.
    pub today: NaiveDate,
}

/// How a registration ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registered {
    /// The vault is new.
    Now,
    /// The same device had registered the same vault.
    Before,
}

/// Why a vault is not registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegisterRefusal {
    /// The vault's id or the device's is taken by another registration.
    Exists,
}

impl Request for Register {
    type Answer = Registered;
    type Refusal = RegisterRefusal;
}

/// Notes that the employee agrees.
#[derive(Debug, Clone)]
pub struct GiveConsent {
    /// Who asks.
    pub token: DeviceToken,
    /// To what.
    pub purpose: Purpose,
    /// In which wording.
    pub wording: String,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for GiveConsent {
    type Answer = ();
    type Refusal = DeviceRefusal;
}

/// Notes that the employee agrees no longer, and erases what was kept for the purpose: for backup the whole vault.
#[derive(Debug, Clone)]
pub struct WithdrawConsent {
    /// Who asks.
    pub token: DeviceToken,
    /// What for.
    pub purpose: Purpose,
}

impl Request for WithdrawConsent {
    type Answer = ();
    type Refusal = DeviceRefusal;

    fn erases(&self) -> bool {
        true
    }
}

/// Tells what is kept of the caller's vault.
#[derive(Debug, Clone)]
pub struct Status {
    /// Who asks.
    pub token: DeviceToken,
}

impl Request for Status {
    type Answer = VaultStatus;
    type Refusal = DeviceRefusal;
}

/// Notes the calling device's sealed name.
#[derive(Debug, Clone)]
pub struct NameDevice {
    /// Who asks.
    pub token: DeviceToken,
    /// The sealed name.
    pub label: Vec<u8>,
}

impl Request for NameDevice {
    type Answer = ();
    type Refusal = DeviceRefusal;
}

/// Removes a device and all key boxes, and leaves the box of new recovery words.
#[derive(Debug, Clone)]
pub struct RevokeDevice {
    /// Who asks.
    pub token: DeviceToken,
    /// Which device goes.
    pub device: DeviceId,
    /// The box of the new recovery words.
    pub recovery: Option<NewKeyBox>,
    /// When.
    pub now: DateTime<Utc>,
}

/// Why a device is not removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevokeDeviceRefusal {
    /// The caller is not let in.
    Device(DeviceRefusal),
    /// The vault has no such device.
    NotFound,
    /// The new recovery box cannot be left.
    KeyBox(PutKeyBoxRefusal),
}

impl From<DeviceRefusal> for RevokeDeviceRefusal {
    fn from(refusal: DeviceRefusal) -> Self {
        Self::Device(refusal)
    }
}

impl Request for RevokeDevice {
    type Answer = ();
    type Refusal = RevokeDeviceRefusal;

    fn erases(&self) -> bool {
        true
    }
}
