//! Recovery words and pairing codes: leaving a key box.

use naderhand_domain::wire::{
    key_box::{Base64Bytes, BoxUse, NewKeyBox},
    limits,
};
use naderhand_sealing::{
    key_box::{BoxContent, BoxSecret, seal_box},
    pairing, recovery_words,
};
use naderhand_transport::Transport;
use naderhand_vault::{backend::Backend, guard::KeyGuard};

use super::Backup;
use crate::error::SyncError;

/// What stands behind `#` in the address that a second device opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairingCode {
    /// The code. Whoever reads it within its time can become a device of this vault.
    pub text: String,
    /// For how many minutes it opens, once.
    pub minutes: i64,
}

impl<B: Backend, G: KeyGuard, T: Transport> Backup<'_, B, G, T> {
    /// Makes new recovery words. Earlier ones stop working. The words are kept nowhere: show them once.
    pub async fn make_words(&self) -> Result<[&'static str; recovery_words::COUNT], SyncError> {
        self.require_on().await?;
        let secret = self.new_secret();
        let key_box = self.key_box(&secret, BoxUse::Recovery);
        let left = self.authenticated().leave_box(&key_box).await;
        self.noticed(left).await?;
        Ok(recovery_words::encode(&secret))
    }

    /// Makes a code for one second device.
    pub async fn make_pairing(&self) -> Result<PairingCode, SyncError> {
        self.require_on().await?;
        let secret = self.new_secret();
        let key_box = self.key_box(&secret, BoxUse::Pairing);
        let left = self.authenticated().leave_box(&key_box).await;
        self.noticed(left).await?;
        Ok(PairingCode { text: pairing::encode(&secret), minutes: limits::PAIRING_MINUTES })
    }

    pub(super) fn new_secret(&self) -> BoxSecret {
        BoxSecret::make(&mut **self.rng.borrow_mut())
    }

    pub(super) fn key_box(&self, secret: &BoxSecret, r#use: BoxUse) -> NewKeyBox {
        let identity = self.vault.identity();
        let content = BoxContent { vault: identity.vault(), root: identity.root().clone() };
        NewKeyBox {
            locator: secret.derive_locator(),
            proof_verifier: secret.proof_verifier(),
            r#use,
            sealed: Base64Bytes(seal_box(secret, &content, &mut **self.rng.borrow_mut())),
        }
    }
}
