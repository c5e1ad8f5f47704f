//! The backup of one device: one operation per file.

mod consent;
mod devices;
mod enrol;
mod key_boxes;
mod run;

use core::cell::RefCell;

use naderhand_sealing::CryptoRng;
use naderhand_transport::{CallError, Transport};
use naderhand_vault::{Vault, backend::Backend, guard::KeyGuard};

pub use self::{
    devices::{Device, DeviceName, Devices},
    enrol::{Enrolled, Way},
    key_boxes::PairingCode,
    run::{Done, Progress, Watch},
};
use crate::{
    api::{Anonymous, Authenticated},
    error::SyncError,
    mode::{self, Mode, Shut},
};

/// The wording of the consent screen that the employee agreed to. A changed screen gets a new one (AVG art. 7).
pub const WORDING: &str = "backup-2026-11";

/// The backup of this device: its vault, and the way to the server.
pub struct Backup<'v, B, G, T> {
    vault: &'v Vault<B, G>,
    transport: T,
    rng: RefCell<Box<dyn CryptoRng>>,
}

impl<'v, B: Backend, G: KeyGuard, T: Transport> Backup<'v, B, G, T> {
    /// Over an open vault. `rng` draws the secrets of new devices and key boxes.
    pub fn new(vault: &'v Vault<B, G>, transport: T, rng: impl CryptoRng + 'static) -> Self {
        Self { vault, transport, rng: RefCell::new(Box::new(rng)) }
    }

    /// Where the backup stands.
    pub async fn mode(&self) -> Result<Mode, SyncError> {
        let kept = self.vault.meta(mode::KEPT_AS).await?;
        // A mode of a newer app reads as off: then nothing leaves.
        Ok(kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
    }

    async fn set_mode(&self, mode: Mode) -> Result<(), SyncError> {
        let bytes = serde_json::to_vec(&mode).expect("a mode is plain JSON");
        Ok(self.vault.set_meta(mode::KEPT_AS, &bytes).await?)
    }

    fn anonymous(&self) -> Anonymous<&T> {
        Anonymous(&self.transport)
    }

    fn authenticated(&self) -> Authenticated<&T> {
        Authenticated { transport: &self.transport, token: self.vault.token() }
    }

    async fn require_on(&self) -> Result<(), SyncError> {
        match self.mode().await? {
            Mode::On => Ok(()),
            Mode::Off | Mode::Starting | Mode::Stopping | Mode::Shut(_) => Err(SyncError::NotOn),
        }
    }

    /// Takes note when the server says that this device no longer belongs.
    async fn noticed<A>(&self, result: Result<A, CallError>) -> Result<A, SyncError> {
        use naderhand_domain::wire::problem::Code;
        if let Err(error) = &result {
            match error.code() {
                Some(Code::DeviceRevoked) => self.set_mode(Mode::Shut(Shut::Revoked)).await?,
                Some(Code::DeviceUnknown) => self.set_mode(Mode::Shut(Shut::Unknown)).await?,
                _ => {}
            }
        }
        Ok(result?)
    }
}
