//! Uploads that were staged and whose fate is not known.

use naderhand_domain::wire::{chain::Head, sync::Upload};
use naderhand_sealing::{
    chain::ChainWriter,
    value::{self, Namespace},
};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Identity, Vault,
    backend::{Backend, Store, Write},
    guard::KeyGuard,
    row,
    vault::Snapshot,
};

const CONTEXT: &[u8] = b"in_flight";

/// More than are ever there: one is live, and each withdrawal in the middle of an upload leaves one more behind.
const CHUNK: u32 = 1_000;

/// A row of [`Store::InFlight`].
#[derive(Serialize, Deserialize)]
struct FlightRow {
    live: bool,
    #[serde(with = "serde_bytes")]
    upload: Vec<u8>,
    /// The own chain after it, sealed.
    #[serde(with = "serde_bytes")]
    after: Vec<u8>,
}

/// An upload that was staged.
#[derive(Debug, Clone)]
pub(super) struct Flight {
    /// Its place in the store.
    pub key: u64,
    /// Whether it is the one to send; the others are abandoned.
    pub live: bool,
    /// The exact bytes.
    pub upload: Vec<u8>,
    /// The own chain after it, not yet acknowledged.
    pub after: ChainWriter,
}

impl Flight {
    /// What the bytes say.
    pub(super) fn decode(&self) -> Result<Upload, Error> {
        postcard::from_bytes(&self.upload).map_err(|_| Error::Damaged("upload"))
    }

    /// The own chain once the server holds this upload, when `head` shows that it does.
    pub(super) fn acknowledged_by(&self, head: Head) -> Option<ChainWriter> {
        let mut after = self.after.clone();
        let whole = head.position.device == after.device() && head.position.seq == after.seq();
        (whole && after.acknowledge(head).is_ok()).then_some(after)
    }
}

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    pub(super) async fn read_flights(&self, snapshot: &Snapshot) -> Result<Vec<Flight>, Error> {
        let rows = self.backend().page(Store::InFlight, None, CHUNK).await?;
        let keys = snapshot.identity.keys();
        rows.iter()
            .map(|stored| {
                let FlightRow { live, upload, after } = row::decode(&stored.value).ok()?;
                let after = value::open_bytes(keys, Namespace::LocalState, CONTEXT, &after).ok()?;
                Some(Flight { key: stored.number(), live, upload, after: row::decode(&after).ok()? })
            })
            .collect::<Option<_>>()
            .ok_or(Error::Damaged("upload"))
    }

    pub(super) fn write_flight(&self, identity: &Identity, flight: &Flight) -> Write {
        let after = row::encode(&flight.after);
        let after =
            self.with_rng(|rng| value::seal_bytes(identity.keys(), Namespace::LocalState, CONTEXT, &after, rng));
        let stored = FlightRow { live: flight.live, upload: flight.upload.clone(), after };
        Write::put(Store::InFlight, flight.key, row::encode(&stored))
    }
}
