//! The small state that every save moves on: the clock, and which ordinal is next.

use naderhand_domain::{
    hlc::{Clock, Stamp},
    id::DeviceId,
};
use naderhand_sealing::{CryptoRng, VaultKeys, value};
use serde::{Deserialize, Serialize};

use crate::row;

const CONTEXT: &[u8] = b"state";

/// The state at one revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    /// The device's logical clock.
    pub clock: Clock,
    /// The ordinal of the next new record.
    pub next_ordinal: u64,
    /// The key of the next version that is set aside.
    pub next_aside: u64,
}

impl State {
    /// The state of a new vault.
    pub(crate) const fn new(device: DeviceId) -> Self {
        Self { clock: Clock::new(device), next_ordinal: 1, next_aside: 1 }
    }

    /// Takes the next ordinal.
    pub(crate) const fn take_ordinal(&mut self) -> u64 {
        let ordinal = self.next_ordinal;
        self.next_ordinal += 1;
        ordinal
    }

    /// Takes the next key of [`crate::backend::Store::SetAside`].
    pub(crate) const fn take_aside(&mut self) -> u64 {
        let key = self.next_aside;
        self.next_aside += 1;
        key
    }

    /// The same state for the same device under a new identity: its stamps stay later than all before.
    pub(crate) fn for_device(&self, device: DeviceId) -> Self {
        let latest: Stamp = self.clock.clone().tick(i64::MIN);
        let mut clock = Clock::new(device);
        clock.observe(latest);
        Self { clock, ..*self }
    }

    /// Sealed, as a row.
    pub(crate) fn seal(&self, keys: &VaultKeys, rng: &mut dyn CryptoRng) -> Vec<u8> {
        value::seal_bytes(keys, value::Namespace::LocalState, CONTEXT, &row::encode(self), rng)
    }

    /// Opened; `None` when it was sealed in another vault, or is damaged.
    pub(crate) fn open(keys: &VaultKeys, sealed: &[u8]) -> Option<Self> {
        let bytes = value::open_bytes(keys, value::Namespace::LocalState, CONTEXT, sealed).ok()?;
        row::decode(&bytes).ok()
    }
}
