//! The devices of the vault: their names, and removing one.

use chrono::NaiveDate;
use naderhand_domain::{
    id::DeviceId,
    wire::{
        key_box::Base64Bytes,
        vault::{DeviceStatus, NameDevice, RevokeDevice},
    },
};
use naderhand_sealing::value::{open_label, seal_label};
use naderhand_transport::Transport;
use naderhand_vault::{backend::Backend, guard::KeyGuard};

use super::Backup;
use crate::error::SyncError;

const NAME: &str = "device_name";

/// What the employee calls a device: "Telefoon". At most 40 characters; sealed before it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeviceName(String);

impl DeviceName {
    /// Takes a name as typed: trimmed, and cut off after 40 characters.
    pub fn new(typed: &str) -> Self {
        Self(typed.trim().chars().take(40).collect())
    }

    /// The name; empty when there is none.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A device of the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Which.
    pub id: DeviceId,
    /// What it is called; empty when it has no name, or one that does not open.
    pub name: DeviceName,
    /// The day it was added.
    pub added_on: NaiveDate,
    /// Whether it was removed.
    pub revoked: bool,
    /// Whether it is the one in hand.
    pub this: bool,
}

/// The devices, and whether recovery words exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Devices {
    /// All that were ever added.
    pub devices: Vec<Device>,
    /// Whether recovery words were made that still work.
    pub has_words: bool,
}

impl<B: Backend, G: KeyGuard, T: Transport> Backup<'_, B, G, T> {
    /// Asks the server which devices belong to the vault.
    pub async fn devices(&self) -> Result<Devices, SyncError> {
        self.require_on().await?;
        let status = self.authenticated().status().await;
        let status = self.noticed(status).await?;
        let devices = status.devices.into_iter().map(|device| self.device(device)).collect();
        Ok(Devices { devices, has_words: status.has_recovery_box })
    }

    /// Removes a device: the server gives it nothing more. All words and codes stop working, because it may know them.
    pub async fn revoke(&self, device: DeviceId) -> Result<(), SyncError> {
        self.require_on().await?;
        let revoked = self.authenticated().revoke(device, &RevokeDevice { recovery: None }).await;
        self.noticed(revoked).await
    }

    /// Tells the server the sealed name of this device.
    pub(super) async fn rename(&self) -> Result<(), SyncError> {
        let label = self.sealed_name().await?;
        let named = self.authenticated().name_device(&NameDevice { label }).await;
        self.noticed(named).await
    }

    pub(super) async fn keep_name(&self, name: &DeviceName) -> Result<(), SyncError> {
        Ok(self.vault.set_meta(NAME, name.as_str().as_bytes()).await?)
    }

    pub(super) async fn sealed_name(&self) -> Result<Base64Bytes, SyncError> {
        let kept = self.vault.meta(NAME).await?.unwrap_or_default();
        let name = core::str::from_utf8(&kept).unwrap_or_default();
        let identity = self.vault.identity();
        let rng = &mut **self.rng.borrow_mut();
        Ok(Base64Bytes(seal_label(identity.keys(), identity.device(), name, rng)))
    }

    fn device(&self, DeviceStatus { id, label, added_on, revoked }: DeviceStatus) -> Device {
        let identity = self.vault.identity();
        let opened = open_label(identity.keys(), id, &label.0);
        let name = opened.map(|name| DeviceName::new(&name)).unwrap_or_default();
        Device { id, name, added_on, revoked, this: id == identity.device() }
    }
}
