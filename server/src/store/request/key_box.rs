//! Key boxes: leaving one, and coming in with its secret.

use chrono::{DateTime, Utc};
use naderhand_domain::wire::{
    auth::DeviceToken,
    key_box::{Enrolled, Enrolment, NewKeyBox},
};

use super::{DeviceRefusal, Request};

/// Leaves a key box: a recovery box in place of the vault's last one, a pairing box in place of the device's last one.
#[derive(Debug, Clone)]
pub struct PutKeyBox {
    /// Who asks.
    pub token: DeviceToken,
    /// The box.
    pub key_box: NewKeyBox,
    /// When.
    pub now: DateTime<Utc>,
}

/// Why a box is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutKeyBoxRefusal {
    /// The caller is not let in.
    Device(DeviceRefusal),
    /// The employee has not agreed to anything being kept.
    ConsentMissing,
    /// Another box lies at this locator.
    LocatorTaken,
}

impl From<DeviceRefusal> for PutKeyBoxRefusal {
    fn from(refusal: DeviceRefusal) -> Self {
        Self::Device(refusal)
    }
}

impl Request for PutKeyBox {
    type Answer = ();
    type Refusal = PutKeyBoxRefusal;

    fn weight(&self) -> usize {
        self.key_box.sealed.0.len() + 256
    }
}

/// Adds a device that knows a box's secret, and hands it the box.
#[derive(Debug, Clone)]
pub struct Enrol {
    /// The secret's proof and the device.
    pub enrolment: Enrolment,
    /// When.
    pub now: DateTime<Utc>,
}

/// Why a device is not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnrolRefusal {
    /// No box opens with this proof: none is there, the proof is another, or the box was used or has expired.
    NotFound,
    /// The vault has as many devices as it may.
    TooManyDevices,
    /// The device's id is taken.
    DeviceExists,
}

impl Request for Enrol {
    type Answer = Enrolled;
    type Refusal = EnrolRefusal;
}
