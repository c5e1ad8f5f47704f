//! A bell: an id and a secret that the device drew for it alone, and what the server took last.

use core::fmt;

use naderhand_domain::{
    id::RemindersId,
    wire::reminders::{PutReminders, RemindersToken, Rings, Shown, TestRing, Tested},
};
use naderhand_sealing::{CryptoRng, verifier};
use naderhand_transport::Transport;

use crate::{Address, NotSent, WORDING, api};

/// See the module's documentation.
#[derive(Clone, PartialEq, Eq)]
pub struct Bell {
    pub(crate) token: RemindersToken,
    pub(crate) sent: Option<PutReminders>,
}

/// What the server knows of a bell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Its address takes pushes, as far as is known.
    Live,
    /// The push service will not take them any more.
    Over,
    /// Nothing: it was never made, or forgotten.
    Nothing,
}

impl Bell {
    /// Draws a new one. The server knows nothing of it yet.
    pub fn make(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let (mut id, mut secret) = ([0; 16], [0; 32]);
        rng.fill_bytes(&mut id);
        rng.fill_bytes(&mut secret);
        Self { token: RemindersToken { reminders: RemindersId::from_bytes(id), secret }, sent: None }
    }

    /// Its id and secret.
    pub const fn token(&self) -> &RemindersToken {
        &self.token
    }

    /// Whether the server took it once.
    pub const fn is_known(&self) -> bool {
        self.sent.is_some()
    }

    /// What the server should have.
    pub fn put(&self, address: &Address, shown: Shown, rings: Rings) -> PutReminders {
        PutReminders {
            verifier: verifier(&self.token.secret),
            wording: WORDING.to_owned(),
            subscription: address.subscription.clone(),
            shown,
            rings,
        }
    }

    /// Whether that is something else than what it took last.
    pub fn differs(&self, put: &PutReminders) -> bool {
        self.sent.as_ref() != Some(put)
    }

    /// Sends it, unless the server has it. Afterwards keep what the bell holds.
    pub async fn send(&mut self, transport: &impl Transport, put: PutReminders) -> Result<(), NotSent> {
        if self.differs(&put) {
            api::put(transport, &self.token, &put).await?;
            self.sent = Some(put);
        }
        Ok(())
    }

    /// Asks what the server knows. What it forgot is sent again by the next [`Self::send`].
    pub async fn ask(&mut self, transport: &impl Transport) -> Result<Known, NotSent> {
        let known = api::known(transport, &self.token).await?;
        if known == Known::Nothing {
            self.sent = None;
        }
        Ok(known)
    }

    /// Rings once, now.
    pub async fn ring(&self, transport: &impl Transport, ring: TestRing) -> Result<Tested, NotSent> {
        api::ring(transport, &self.token, ring).await
    }
}

impl fmt::Debug for Bell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bell").field("token", &self.token).field("is_known", &self.is_known()).finish_non_exhaustive()
    }
}
