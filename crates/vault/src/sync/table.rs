//! The rows that one change touches, read once and changed in memory, in the order that the entries ask.

use std::collections::BTreeMap;

use naderhand_domain::{
    consent::BackupChoices,
    id::RecordId,
    record::{Body, Kind, Plain, Record},
};
use naderhand_sealing::record;

use crate::{
    Error, Identity,
    backend::{Backend, Write},
    row::Kept,
};

/// A record's row.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// Its key.
    pub ordinal: u64,
    /// What it holds.
    pub kept: Kept,
    /// What that says, when it can be read.
    pub plain: Option<Plain>,
    /// Whether it differs from what the store has.
    pub changed: bool,
}

impl Slot {
    /// The kind of the record, when it can be read.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.plain.as_ref().map(|plain| plain.body.kind())
    }

    /// The choices, when this is their record and it can be read.
    pub(super) fn choices(&self) -> BackupChoices {
        match &self.plain {
            Some(Plain { body: Body::BackupChoices(choices), .. }) => choices.clone(),
            _ => BackupChoices::default(),
        }
    }
}

/// Rows by record. Rows that cannot be read at all are named, and stay as they are.
#[derive(Debug, Default)]
pub(super) struct Table {
    slots: BTreeMap<RecordId, Slot>,
    damaged: Vec<RecordId>,
}

impl Table {
    /// Reads the rows of `records`, besides those it has.
    pub(super) async fn load(
        &mut self,
        backend: &impl Backend,
        identity: &Identity,
        records: impl IntoIterator<Item = RecordId>,
    ) -> Result<(), Error> {
        let mut wanted: Vec<_> = records.into_iter().filter(|record| !self.slots.contains_key(record)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        for (record, row) in wanted.iter().zip(backend.by_record(&wanted).await?) {
            let Some(row) = row else { continue };
            match Kept::read(&row) {
                Ok(kept) => {
                    let opened = record::open(identity.keys(), &kept.record());
                    let plain = opened.ok().map(|Record { content, .. }| content);
                    self.slots.insert(*record, Slot { ordinal: row.number(), kept, plain, changed: false });
                }
                Err(_) => self.damaged.push(*record),
            }
        }
        Ok(())
    }

    pub(super) fn get_mut(&mut self, record: RecordId) -> Option<&mut Slot> {
        self.slots.get_mut(&record)
    }

    pub(super) fn insert(&mut self, slot: Slot) {
        self.slots.insert(slot.kept.id, slot);
    }

    /// Whether the record has a row that cannot be read at all.
    pub(super) fn is_damaged(&self, record: RecordId) -> bool {
        self.damaged.contains(&record)
    }

    pub(super) fn contains(&self, record: RecordId) -> bool {
        self.slots.contains_key(&record)
    }

    pub(super) fn slots_mut(&mut self) -> impl Iterator<Item = &mut Slot> {
        self.slots.values_mut()
    }

    /// The changes that bring the store up to date.
    pub(super) fn writes(&self) -> impl Iterator<Item = Write> + '_ {
        let changed = self.slots.values().filter(|slot| slot.changed);
        changed.map(|slot| slot.kept.write(slot.ordinal))
    }
}
