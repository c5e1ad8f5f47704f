//! What the vault remembers of the chains: sealed, and kept apart from the state that every save moves on.

use std::collections::BTreeMap;

use naderhand_domain::{id::DeviceId, wire::chain::Position};
use naderhand_sealing::chain::{ChainVerifier, ChainWriter};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Identity, Vault,
    backend::{Backend, Write},
    guard::KeyGuard,
    row,
    vault::Snapshot,
};

/// The name of the row.
const NAME: &str = "chain";

/// The device's own chain and those of the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Chain {
    /// The own chain, as far as the server has acknowledged it.
    pub own: ChainWriter,
    /// The other chains, as far as they were pulled.
    pub others: ChainVerifier,
    /// How far each other device had seen the own chain when it wrote its last entry that was pulled.
    pub seen_by: BTreeMap<DeviceId, u64>,
}

impl Chain {
    /// Before anything was sent or pulled.
    pub(crate) fn new(device: DeviceId) -> Self {
        Self { own: ChainWriter::new(device), others: ChainVerifier::new(), seen_by: BTreeMap::new() }
    }

    /// Whether the device `by` had seen the own entry at `position` when it wrote its last entry that was pulled.
    pub(crate) fn was_seen(&self, by: DeviceId, position: Position) -> bool {
        self.seen_by.get(&by).is_some_and(|seen| *seen >= position.seq)
    }
}

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// The last place pulled of each chain, for the next `Pull`.
    ///
    /// The own chain is named as far as it was ever staged: nobody needs it back, and where it ends shows in
    /// `Pulled::heads`.
    pub async fn cursors(&self) -> Result<Vec<Position>, Error> {
        let snapshot = self.snapshot().await?;
        let chain = self.read_chain(&snapshot).await?;
        let flights = self.read_flights(&snapshot).await?;
        let staged = flights.iter().map(|flight| flight.after.seq()).fold(chain.own.seq(), u64::max);
        let mut cursors = chain.others.cursors();
        cursors.push(Position { device: chain.own.device(), seq: staged });
        Ok(cursors)
    }

    pub(crate) async fn read_chain(&self, snapshot: &Snapshot) -> Result<Chain, Error> {
        match self.read_meta(snapshot, NAME).await? {
            None => Ok(Chain::new(snapshot.identity.device())),
            Some(bytes) => row::decode(&bytes).map_err(|_| Error::Damaged("chain")),
        }
    }

    pub(crate) fn write_chain(&self, identity: &Identity, chain: &Chain) -> Write {
        self.write_meta(identity, NAME, &row::encode(chain))
    }
}
