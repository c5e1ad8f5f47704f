//! Giving consent, and withdrawing it.
//!
//! A decision is kept on the device first, so that it holds from that moment, with or without a network; [`Backup::run`]
//! then brings it to the server.

use chrono::{DateTime, Utc};
use naderhand_domain::{
    consent::{CHOICES, Consent},
    record::Kind,
    wire::{
        problem::Code,
        vault::{GiveConsent, NewDevice, NewVault},
    },
};
use naderhand_sealing::verifier;
use naderhand_transport::Transport;
use naderhand_vault::{Device, backend::Backend, guard::KeyGuard};

use super::{Backup, DeviceName, WORDING};
use crate::{error::SyncError, mode::Mode};

impl<B: Backend, G: KeyGuard, T: Transport> Backup<'_, B, G, T> {
    /// The employee lets records of these kinds leave the device, sealed. Makes no call.
    pub async fn give_consent(&self, kinds: &[Kind], name: &DeviceName, now_millis: i64) -> Result<(), SyncError> {
        for kind in kinds {
            self.vault.decide(*kind, Consent::Given { at: instant(now_millis) }, now_millis).await?;
        }
        self.keep_name(name).await?;
        match self.mode().await? {
            // Stopping was begun a moment ago and is not yet confirmed: the old copy goes first, then a fresh start.
            Mode::On | Mode::Starting | Mode::Stopping => Ok(()),
            Mode::Off => self.set_mode(Mode::Starting).await,
            Mode::Shut(_) => {
                self.start_over().await?;
                self.set_mode(Mode::Starting).await
            }
        }
    }

    /// The employee takes consent for one kind back. Makes no call: [`Backup::run`] has the server erase it.
    pub async fn withdraw(&self, kind: Kind, now_millis: i64) -> Result<(), SyncError> {
        let choices = self.vault.decide(kind, Consent::Withdrawn { at: instant(now_millis) }, now_millis).await?;
        if choices.allows_any() { Ok(()) } else { self.stop().await }
    }

    /// The employee takes all consent back. Makes no call: [`Backup::run`] has the server erase everything.
    pub async fn withdraw_all(&self, now_millis: i64) -> Result<(), SyncError> {
        // The mode first: should anything fail after this, nothing leaves any more.
        self.stop().await?;
        for kind in CHOICES {
            self.vault.decide(kind, Consent::Withdrawn { at: instant(now_millis) }, now_millis).await?;
        }
        Ok(())
    }

    async fn stop(&self) -> Result<(), SyncError> {
        match self.mode().await? {
            Mode::Off | Mode::Shut(_) => self.set_mode(Mode::Off).await,
            // A registration that was begun may have arrived without an answer: have it erased as well.
            Mode::Starting | Mode::On | Mode::Stopping => self.set_mode(Mode::Stopping).await,
        }
    }

    /// Registers the vault and brings the consent.
    pub(super) async fn bring_consent(&self) -> Result<(), SyncError> {
        let device = self.new_device(&self.vault.identity().token().secret).await?;
        self.anonymous().register(&NewVault { vault: self.vault.id(), device }).await?;
        self.authenticated().give_consent(&GiveConsent { wording: WORDING.to_owned() }).await?;
        self.set_mode(Mode::On).await
    }

    /// Has the server erase everything, and forgets what it had.
    pub(super) async fn bring_withdrawal(&self) -> Result<(), SyncError> {
        match self.authenticated().withdraw_consent().await {
            Ok(()) => {}
            // Erased before, by a call whose answer was lost, or on another device.
            Err(error) if matches!(error.code(), Some(Code::DeviceUnknown | Code::DeviceRevoked)) => {}
            Err(error) => return Err(error.into()),
        }
        self.start_over().await?;
        // Consent that was given again meanwhile, or never withdrawn because only the copy is to be made anew.
        let again = self.vault.choices().await?.allows_any();
        self.set_mode(if again { Mode::Starting } else { Mode::Off }).await
    }

    /// Begins the backup anew, after the server was found to have lost or changed something: the server erases what it
    /// has, and everything on this device goes up again. Other devices must be added again. Makes no call.
    pub async fn restart(&self) -> Result<(), SyncError> {
        self.require_on().await?;
        self.set_mode(Mode::Stopping).await
    }

    /// Begins a new chain under a new device id. All records are pending again.
    async fn start_over(&self) -> Result<(), SyncError> {
        let device = Device::make(&mut **self.rng.borrow_mut());
        Ok(self.vault.reset_sync(device).await?)
    }

    /// What the server is told of this device: an id, the hash of a secret, and a sealed name.
    pub(super) async fn new_device(&self, secret: &[u8; 32]) -> Result<NewDevice, SyncError> {
        let id = self.vault.identity().device();
        Ok(NewDevice { id, verifier: verifier(secret), label: self.sealed_name().await? })
    }
}

fn instant(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or(DateTime::UNIX_EPOCH)
}
