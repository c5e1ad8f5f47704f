//! What may leave the device. The choices are a record like others, found by an id that follows from the vault's keys.

use naderhand_domain::{
    consent::{BackupChoices, Consent},
    id::RecordId,
    record::{Body, Kind, Plain, Record},
};
use naderhand_sealing::{VaultKeys, record};

use super::{Change, Snapshot, Vault};
use crate::{
    backend::{Backend, Key, Row, Store, Write},
    error::Error,
    guard::KeyGuard,
    row::Kept,
};

/// What the id of the record with the choices is derived from.
pub(crate) const NAME: &str = "backup_choices";

/// Rows that are read and opened in one go.
const CHUNK: u32 = 500;

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// The id of the record that holds the choices: the same on all devices of the vault.
    pub fn choices_id(&self) -> RecordId {
        self.identity().keys().derive_record_id(NAME)
    }

    /// What may leave the device, as of now. Choices that cannot be read count as none: then nothing leaves.
    pub async fn choices(&self) -> Result<BackupChoices, Error> {
        let snapshot = self.snapshot().await?;
        self.choices_at(&snapshot).await
    }

    /// Keeps the employee's decision about one kind.
    ///
    /// When it withdraws, every record of that kind that the server holds goes in the outbox in the same transaction, to
    /// be erased there; see [`Vault::stage`].
    pub async fn decide(&self, kind: Kind, consent: Consent, now_millis: i64) -> Result<BackupChoices, Error> {
        self.transact(async |snapshot| {
            let id = snapshot.identity.keys().derive_record_id(NAME);
            let found = self.backend.by_record(&[id]).await?.pop().flatten();
            let mut choices = found.as_ref().and_then(|row| parse(snapshot.identity.keys(), row)).unwrap_or_default();
            choices.decide(kind, consent);
            let mut change = Change::none(snapshot.state.clone());
            let body = Body::BackupChoices(choices.clone());
            let record = self.write_version(snapshot, &mut change, id, &body, now_millis, found.as_ref())?;
            self.follow_choices(snapshot, &mut change, &record, found.as_ref()).await?;
            Ok((change, choices))
        })
        .await
    }

    /// When a saved record is the choices, and they withdraw something: puts that in the outbox, to be erased.
    pub(super) async fn follow_choices(
        &self,
        snapshot: &Snapshot,
        change: &mut Change,
        saved: &Record<Plain>,
        before: Option<&Row>,
    ) -> Result<(), Error> {
        let keys = snapshot.identity.keys();
        if let Body::BackupChoices(now) = &saved.content.body
            && saved.id == keys.derive_record_id(NAME)
        {
            let before = before.and_then(|row| parse(keys, row)).unwrap_or_default();
            let withdrawn = withdrawn(&before, now);
            change.writes.extend(self.mark_withdrawn(snapshot, &withdrawn, |record| record == saved.id).await?);
        }
        Ok(())
    }

    pub(crate) async fn choices_at(&self, snapshot: &Snapshot) -> Result<BackupChoices, Error> {
        let keys = snapshot.identity.keys();
        let row = self.backend.by_record(&[keys.derive_record_id(NAME)]).await?.pop().flatten();
        Ok(row.and_then(|row| parse(keys, &row)).unwrap_or_default())
    }

    /// The changes that put records of withdrawn kinds in the outbox, where the server holds them. Records that are being
    /// changed anyway are skipped.
    pub(crate) async fn mark_withdrawn(
        &self,
        snapshot: &Snapshot,
        withdrawn: &[Kind],
        skip: impl Fn(RecordId) -> bool,
    ) -> Result<Vec<Write>, Error> {
        let mut writes = Vec::new();
        let mut after = None;
        while !withdrawn.is_empty() {
            let rows = self.backend.page(Store::Records, after.as_ref(), CHUNK).await?;
            let Some(last) = rows.last() else { break };
            after = Some(Key::Number(last.number()));
            for row in &rows {
                let Ok(mut kept) = Kept::read(row) else { continue };
                if kept.pending || kept.positions.is_empty() || skip(kept.id) {
                    continue;
                }
                let Ok(record) = record::open(snapshot.identity.keys(), &kept.record()) else { continue };
                if withdrawn.contains(&record.content.body.kind()) {
                    kept.pending = true;
                    writes.push(kept.write(row.number()));
                }
            }
        }
        Ok(writes)
    }
}

/// The choices in their row, when they can be read.
pub(crate) fn parse(keys: &VaultKeys, row: &Row) -> Option<BackupChoices> {
    let kept = Kept::read(row).ok()?;
    match record::open(keys, &kept.record()).ok()?.content.body {
        Body::BackupChoices(choices) => Some(choices),
        _ => None,
    }
}

/// The kinds that might leave before, and may not now.
pub(crate) fn withdrawn(before: &BackupChoices, now: &BackupChoices) -> Vec<Kind> {
    Kind::ALL.into_iter().filter(|kind| before.allows(*kind) && !now.allows(*kind)).collect()
}
