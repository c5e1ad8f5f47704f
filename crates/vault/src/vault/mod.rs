//! The vault: one operation per file.

mod adopt;
mod choices;
mod forget_all;
mod meta;
mod open;
mod read;
mod reset_sync;
mod save;
mod sealed;
mod set_aside;
mod transact;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use naderhand_domain::{id::VaultId, wire::auth::DeviceToken};
use naderhand_sealing::CryptoRng;
use tokio::sync::Mutex;

pub(crate) use self::{
    choices::{NAME as CHOICES, withdrawn},
    set_aside::AsideRow,
    transact::{Change, Snapshot},
};
pub use self::{
    read::{Contents, Progress, Unreadable},
    set_aside::{Aside, AsideKey, Why},
};
use crate::{identity::Identity, state::State};

/// The device's records, encrypted, with what of them the server has.
///
/// All methods take `&self`, may run at the same time, and are safe beside other tabs: whatever changes is decided from
/// one revision of the store and committed only if the store is still at it.
pub struct Vault<B, G> {
    backend: B,
    guard: G,
    identity: RefCell<Rc<Identity>>,
    /// The state as of the last look; dropped when another tab turns out to have moved on.
    cached: RefCell<Option<(u64, State)>>,
    last_saved: RefCell<Option<save::LastSaved>>,
    rng: RefCell<Box<dyn CryptoRng>>,
    /// One change of this tab at a time, so that they do not make each other start again.
    turn: Mutex<()>,
    retries: Cell<u64>,
}

impl<B, G> Vault<B, G> {
    /// The vault's keys and this device's enrolment, as of now: [`Vault::adopt`] and [`Vault::reset_sync`] change them.
    pub fn identity(&self) -> Rc<Identity> {
        Rc::clone(&self.identity.borrow())
    }

    /// Which vault this is.
    pub fn id(&self) -> VaultId {
        self.identity().vault()
    }

    /// How this device shows the server who it is.
    pub fn token(&self) -> DeviceToken {
        self.identity().token()
    }

    /// The database beneath.
    pub const fn backend(&self) -> &B {
        &self.backend
    }

    /// How often a change had to be decided again because another tab had been first.
    pub fn retries(&self) -> u64 {
        self.retries.get()
    }

    /// Lends the source of randomness. Not across an `await`: it is borrowed.
    pub(crate) fn with_rng<T>(&self, draw: impl FnOnce(&mut dyn CryptoRng) -> T) -> T {
        draw(&mut **self.rng.borrow_mut())
    }

    fn nonce(&self) -> [u8; 12] {
        let mut nonce = [0; 12];
        self.with_rng(|rng| rng.fill_bytes(&mut nonce));
        nonce
    }
}
