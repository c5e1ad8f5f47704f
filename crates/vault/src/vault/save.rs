//! Saving and removing records.

use std::cell::Cell;

use naderhand_domain::{
    id::RecordId,
    record::{Body, Plain, Record},
    wire::limits,
};
use naderhand_sealing::record;

use super::{Change, Snapshot, Vault};
use crate::{
    backend::{Backend, Row, Write},
    error::{Error, Unopened},
    guard::KeyGuard,
    row::Kept,
};

/// The row of the record that this tab saved last.
pub(super) struct LastSaved {
    /// The revision that the save made. At a later one, the row may be another.
    revision: Option<u64>,
    id: RecordId,
    row: Row,
}

enum Guess {
    /// Saved last and not touched since, as when a check-in grows tap by tap.
    Row(Row),
    /// Saved last, but something was committed since.
    Unknown,
    /// Probably a new one.
    New,
}

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// Keeps a new record, or the next version of one, and returns it as kept. When this returns, it is durable.
    ///
    /// One transaction holds the sealed record, its place in the outbox and the clock. `now_millis` is the wall clock in
    /// milliseconds since 1970; the stamp is later than every stamp seen, whatever that clock says. A record that cannot
    /// be read is not saved over: [`Error::Unreadable`].
    pub async fn save(&self, id: RecordId, body: Body, now_millis: i64) -> Result<Record<Plain>, Error> {
        let first = Cell::new(true);
        let (record, row) = self
            .transact(async |snapshot| {
                let found = match self.guess(snapshot, id) {
                    Guess::Row(row) if first.replace(false) => Some(row),
                    Guess::New if first.replace(false) => None,
                    Guess::Row(_) | Guess::New | Guess::Unknown => self.backend.by_record(&[id]).await?.pop().flatten(),
                };
                let mut change = Change::none(snapshot.state.clone());
                let record = self.write_version(snapshot, &mut change, id, &body, now_millis, found.as_ref())?;
                let row = change.writes.last().and_then(Write::row);
                self.follow_choices(snapshot, &mut change, &record, found.as_ref()).await?;
                Ok((change, (record, row)))
            })
            .await?;
        *self.last_saved.borrow_mut() = row.map(|row| LastSaved { revision: self.revision(), id, row });
        Ok(record)
    }

    /// What is known of a record's row without looking. It spares a save the only read that it would have to wait for. A
    /// wrong guess does no harm: the index on records refuses a second row for the same one, the commit fails as a whole,
    /// and the record is looked up.
    fn guess(&self, snapshot: &Snapshot, id: RecordId) -> Guess {
        match &*self.last_saved.borrow() {
            Some(last) if last.id == id && last.revision == Some(snapshot.revision) => Guess::Row(last.row.clone()),
            Some(last) if last.id == id => Guess::Unknown,
            Some(_) | None => Guess::New,
        }
    }

    /// Keeps many records, none of them twice, in one transaction: all or none.
    pub async fn save_all(&self, bodies: &[(RecordId, Body)], now_millis: i64) -> Result<Vec<Record<Plain>>, Error> {
        self.transact(async |snapshot| {
            let ids: Vec<_> = bodies.iter().map(|(id, _)| *id).collect();
            let found = self.backend.by_record(&ids).await?;
            let mut change = Change::none(snapshot.state.clone());
            let mut records = Vec::with_capacity(bodies.len());
            for ((id, body), found) in bodies.iter().zip(&found) {
                let record = self.write_version(snapshot, &mut change, *id, body, now_millis, found.as_ref())?;
                self.follow_choices(snapshot, &mut change, &record, found.as_ref()).await?;
                records.push(record);
            }
            Ok((change, records))
        })
        .await
    }

    /// Removes a record: a tombstone takes its place, so that no other device brings it back. Durable when it returns.
    pub async fn remove(&self, id: RecordId, now_millis: i64) -> Result<(), Error> {
        self.save(id, Body::Deleted, now_millis).await.map(|_| ())
    }

    /// Stamps, seals and writes one version over the row that was found for the record, if any.
    pub(super) fn write_version(
        &self,
        snapshot: &Snapshot,
        change: &mut Change,
        id: RecordId,
        body: &Body,
        now_millis: i64,
        found: Option<&Row>,
    ) -> Result<Record<Plain>, Error> {
        let keys = snapshot.identity.keys();
        let (ordinal, positions) = match found {
            None => (change.state.take_ordinal(), Vec::new()),
            Some(row) => {
                let unreadable = |reason| Error::Unreadable { record: id, reason };
                let kept = Kept::read(row).map_err(|_| unreadable(Unopened::Row))?;
                record::open(keys, &kept.record()).map_err(|reason| unreadable(reason.into()))?;
                (row.number(), kept.positions)
            }
        };
        let plain = Plain { stamp: change.state.clock.tick(now_millis), body: body.clone() };
        let record = Record { id, content: plain };
        let sealed = self.with_rng(|rng| record::seal(keys, &record, rng));
        let bytes = sealed.content.0.len();
        if bytes > limits::ENTRY_BYTES {
            return Err(Error::TooLarge { bytes });
        }
        let kept = Kept { positions, ..Kept::unsent(sealed) };
        change.writes.push(kept.write(ordinal));
        Ok(record)
    }
}
