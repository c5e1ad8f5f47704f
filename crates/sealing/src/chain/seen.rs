//! What the other devices say they have seen, and what follows from it.

use std::collections::BTreeMap;

use naderhand_domain::{
    id::{DeviceId, RecordId},
    wire::chain::{Head, Link, Position},
};
use serde::{Deserialize, Serialize};

use super::Tampering;

/// A head that another device has seen, and this one has not reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Ahead {
    link: Link,
    seen_by: DeviceId,
}

/// Heads that were named before this device has pulled so far. Empty after a complete pull.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Aheads(BTreeMap<DeviceId, BTreeMap<u64, Ahead>>);

impl Aheads {
    /// Remembers that `seen_by` has seen `head`.
    pub(super) fn note(&mut self, head: Head, seen_by: DeviceId) -> Result<(), Tampering> {
        let Position { device, seq } = head.position;
        let ahead = Ahead { link: head.link, seen_by };
        let known = self.0.entry(device).or_default().entry(seq).or_insert(ahead);
        if known.link == head.link { Ok(()) } else { Err(Tampering::Forked { device, seq }) }
    }

    /// A chain has reached a place: compares it with what was seen there.
    pub(super) fn reach(&mut self, head: Head) -> Result<(), Tampering> {
        let Position { device, seq } = head.position;
        let Some(chain) = self.0.get_mut(&device) else { return Ok(()) };
        let ahead = chain.remove(&seq);
        if chain.is_empty() {
            self.0.remove(&device);
        }
        match ahead {
            Some(ahead) if ahead.link != head.link => Err(Tampering::Forked { device, seq }),
            _ => Ok(()),
        }
    }

    /// The farthest place that was seen and not reached.
    pub(super) fn hidden(&self) -> Option<(Position, DeviceId)> {
        let (device, chain) = self.0.iter().next()?;
        let (seq, ahead) = chain.iter().next_back()?;
        Some((Position { device: *device, seq: *seq }, ahead.seen_by))
    }
}

/// Which superseded entries still lack a successor. Small during a pull, empty after a complete one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Successors {
    /// Superseded entries without a successor so far: the last one of each chain and record, which speaks for those
    /// before it.
    missing: Places,
    /// How far entries of a record, on other chains, are successors of entries that have not been pulled yet.
    early: Places,
}

/// A place for each chain and record.
type Places = BTreeMap<DeviceId, BTreeMap<RecordId, u64>>;

impl Successors {
    /// An entry of `record` came at `position`, whose chain had by then seen the other chains as far as `seen`. It
    /// succeeds all entries of the record that it knew.
    pub(super) fn entry(
        &mut self,
        record: RecordId,
        position: Position,
        seen: &BTreeMap<DeviceId, u64>,
        reached: impl Fn(DeviceId) -> u64,
    ) {
        self.found(record, position);
        for (&device, &seq) in seen {
            self.found(record, Position { device, seq });
            if seq > reached(device) {
                let early = self.early.entry(device).or_default().entry(record).or_insert(seq);
                *early = (*early).max(seq);
            }
        }
    }

    /// All entries of `record` up to this place have a successor.
    fn found(&mut self, record: RecordId, Position { device, seq }: Position) {
        let Some(records) = self.missing.get_mut(&device) else { return };
        if records.get(&record).is_some_and(|missing| *missing <= seq) {
            records.remove(&record);
        }
        if records.is_empty() {
            self.missing.remove(&device);
        }
    }

    /// The entry at `position` is superseded.
    pub(super) fn superseded(&mut self, record: RecordId, Position { device, seq }: Position) {
        let early = self.early.get(&device).and_then(|records| records.get(&record));
        if early.is_none_or(|early| *early < seq) {
            self.missing.entry(device).or_default().insert(record, seq);
        }
    }

    /// A superseded entry that has no successor.
    pub(super) fn withheld(&self) -> Option<(RecordId, Position)> {
        let (&device, records) = self.missing.iter().next()?;
        let (&record, &seq) = records.iter().next()?;
        Some((record, Position { device, seq }))
    }

    /// All chains have come to the places that were seen: nothing of before can still be named.
    pub(super) fn finish(&mut self) {
        self.early.clear();
    }
}
