//! Taking the server's word that an upload is durable.

use std::collections::BTreeSet;

use naderhand_domain::{
    consent::BackupChoices,
    wire::{
        chain::{Content, Position},
        sync::{Upload, Uploaded},
    },
};
use naderhand_sealing::chain::{ChainWriter, Tampering};

use super::{Chain, flight::Flight, table::Table};
use crate::{
    Error, Vault,
    backend::{Backend, Store, Write},
    guard::KeyGuard,
    vault::{Change, Snapshot},
};

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// Takes the answer to an upload: what it held and is still the last version leaves the outbox. Durable when it
    /// returns; taking the same answer again changes nothing.
    ///
    /// An answer that fits no upload of this device is [`Error::Tampering`].
    pub async fn acknowledge(&self, uploaded: Uploaded) -> Result<(), Error> {
        let head = uploaded.head;
        self.transact(async |snapshot| {
            let mut change = Change::none(snapshot.state.clone());
            let mut chain = self.read_chain(snapshot).await?;
            let flights = self.read_flights(snapshot).await?;
            let found = flights.iter().find_map(|flight| Some((flight, flight.acknowledged_by(head)?)));
            let Some((flight, own)) = found else {
                let Position { device, seq } = head.position;
                if device != chain.own.device() {
                    return Err(Tampering::Forked { device, seq }.into());
                }
                // The answer to an upload that was acknowledged before, or the server's mistake.
                chain.own.acknowledge(head)?;
                return Ok((change, ()));
            };
            let choices = self.choices_at(snapshot).await?;
            let mut table = Table::default();
            self.settle(snapshot, &mut table, flight).await?;
            mark(&mut table, &choices);
            landed(&mut change, &mut chain, own);
            change.writes.extend(table.writes());
            change.writes.push(self.write_chain(&snapshot.identity, &chain));
            Ok((change, ()))
        })
        .await
    }

    /// Notes in the rows of an upload's records where the server now has them.
    pub(super) async fn settle(&self, snapshot: &Snapshot, table: &mut Table, flight: &Flight) -> Result<(), Error> {
        let Upload { entries, superseded } = flight.decode()?;
        let superseded: BTreeSet<Position> = superseded.into_iter().collect();
        table.load(self.backend(), &snapshot.identity, entries.iter().map(|entry| entry.record)).await?;
        for entry in entries {
            let Some(slot) = table.get_mut(entry.record) else { continue };
            slot.changed = true;
            slot.kept.positions.retain(|position| !superseded.contains(position));
            if let Content::Present(sealed) = &entry.content {
                slot.kept.add_position(Position { device: flight.after.device(), seq: entry.seq });
                if *sealed == slot.kept.sealed {
                    slot.kept.pending = false;
                }
            }
            // What was erased stays in the outbox: the server lacks it, should the employee consent again.
        }
        Ok(())
    }
}

/// Puts in the outbox what the server holds and may not: it came there before the consent was withdrawn.
pub(super) fn mark(table: &mut Table, choices: &BackupChoices) {
    for slot in table.slots_mut() {
        let on_server = !slot.kept.positions.is_empty();
        if on_server && !slot.kept.pending && slot.kind().is_some_and(|kind| !choices.allows(kind)) {
            slot.kept.pending = true;
            slot.changed = true;
        }
    }
}

/// The own chain moves on, and no staged upload can be taken at its old place any more.
pub(super) fn landed(change: &mut Change, chain: &mut Chain, own: ChainWriter) {
    chain.own = own;
    change.writes.push(Write::Clear(Store::InFlight));
}
