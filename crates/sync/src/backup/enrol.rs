//! Becoming a device of a vault that exists, by recovery words or a pairing code.

use naderhand_domain::wire::{
    key_box::{Base64Bytes, Enrolment},
    vault::NewDevice,
};
use naderhand_sealing::{
    key_box::{BoxSecret, open_box},
    pairing,
    recovery_words::{self, Correction},
    verifier,
};
use naderhand_transport::Transport;
use naderhand_vault::{Device, Identity, backend::Backend, guard::KeyGuard};

use super::{Backup, DeviceName};
use crate::{error::SyncError, mode::Mode};

/// How the device shows that it may join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way<'t> {
    /// The sixteen words, as typed.
    Words(&'t str),
    /// A pairing code, alone or with the address around it.
    Pairing(&'t str),
}

/// The device belongs to the vault now. [`Backup::run`] brings the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    /// Words that were mended while reading: show them, so that the paper can be mended too.
    pub corrections: Vec<Correction>,
}

impl<B: Backend, G: KeyGuard, T: Transport> Backup<'_, B, G, T> {
    /// Joins. Records that this device has already are kept, and become part of the vault.
    pub async fn enrol(&self, way: Way<'_>, name: &DeviceName) -> Result<Enrolled, SyncError> {
        let (secret, corrections) = read(way)?;
        let device = Device::make(&mut **self.rng.borrow_mut());
        // The name cannot be sealed yet, because the keys are in the box: it follows.
        let enrolment = Enrolment {
            locator: secret.derive_locator(),
            proof: secret.derive_proof(),
            device: NewDevice { id: device.id, verifier: verifier(&device.secret), label: Base64Bytes(Vec::new()) },
        };
        let enrolled = self.anonymous().enrol(&enrolment).await?;
        let content = open_box(&secret, &enrolled.sealed.0).map_err(|_| SyncError::KeyBox)?;
        if content.vault != enrolled.vault {
            return Err(SyncError::KeyBox);
        }
        self.vault.adopt(Identity::new(content.vault, content.root, device)).await?;
        self.keep_name(name).await?;
        self.set_mode(Mode::On).await?;
        // Without a name the list shows the day it was added; not worth failing for.
        let _ = self.rename().await;
        Ok(Enrolled { corrections })
    }
}

fn read(way: Way<'_>) -> Result<(BoxSecret, Vec<Correction>), SyncError> {
    match way {
        Way::Words(text) => {
            let decoded = recovery_words::decode(text)?;
            Ok((decoded.secret, decoded.corrections))
        }
        Way::Pairing(text) => Ok((pairing::decode(text)?, Vec::new())),
    }
}
