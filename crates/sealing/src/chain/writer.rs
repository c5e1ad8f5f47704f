//! The own chain of a device.

use std::collections::BTreeMap;

use naderhand_domain::{
    id::{DeviceId, RecordId},
    record::Sealed,
    wire::chain::{Content, Entry, Head, Link, Position},
};
use serde::{Deserialize, Serialize};

use super::{Tampering, link::link};
use crate::VaultKeys;

/// What a new entry holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum New {
    /// A version of the record.
    Version(Sealed),
    /// The employee withdrew consent for the record.
    Erasure,
}

/// A new entry, and what it replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// To be uploaded.
    pub entry: Entry,
    /// Earlier versions of the record whose bytes the server may drop, once it has the entry.
    pub superseded: Vec<Position>,
}

/// Writes the own chain. Keep its state in the transaction that keeps the entries, before they are sent: an entry that
/// was sent and forgotten would be made again in another form, which is a fork.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainWriter {
    device: DeviceId,
    /// How far the server has acknowledged the chain, and the link there.
    acknowledged: (u64, Option<Link>),
    /// The links of the entries after that.
    unacknowledged: Vec<Link>,
    /// The head of each other chain that an entry has named last.
    named: BTreeMap<DeviceId, u64>,
}

impl ChainWriter {
    /// The chain of a device that has just enrolled.
    pub const fn new(device: DeviceId) -> Self {
        Self { device, acknowledged: (0, None), unacknowledged: Vec::new(), named: BTreeMap::new() }
    }

    /// The device that writes.
    pub const fn device(&self) -> DeviceId {
        self.device
    }

    /// The last place written; 0 before the first.
    pub fn seq(&self) -> u64 {
        self.acknowledged.0 + self.unacknowledged.len() as u64
    }

    /// The last place that the server has acknowledged; 0 before the first.
    pub const fn acknowledged(&self) -> u64 {
        self.acknowledged.0
    }

    /// Makes the next entry.
    ///
    /// `heads` are all heads that the device knows ([`ChainVerifier::heads`]); those that changed since they were named
    /// last go in the entry. `earlier` are the places of all versions of the record that the device knows of. Those
    /// that its chain has named by now are superseded. Any other one would look withheld to the other devices: it is
    /// left alone, and superseded by a later entry.
    ///
    /// [`ChainVerifier::heads`]: super::ChainVerifier::heads
    pub fn append(
        &mut self,
        keys: &VaultKeys,
        record: RecordId,
        new: New,
        heads: impl IntoIterator<Item = Head>,
        earlier: impl IntoIterator<Item = Position>,
    ) -> Appended {
        let seq = self.seq() + 1;
        let content = match new {
            New::Version(sealed) => Content::Present(sealed),
            New::Erasure => Content::Erased,
        };
        let mut seen = Vec::new();
        for head in heads {
            let Position { device, seq } = head.position;
            let named = self.named.get(&device).copied().unwrap_or(0);
            if device != self.device && named < seq {
                self.named.insert(device, seq);
                seen.push(head);
            }
        }
        let previous = self.unacknowledged.last().copied().or(self.acknowledged.1);
        let link = link(keys, previous, Position { device: self.device, seq }, record, &content, &seen);
        self.unacknowledged.push(link);
        let superseded = earlier.into_iter().filter(|position| self.knows(*position)).collect();
        Appended { entry: Entry { seq, record, content, seen, link }, superseded }
    }

    /// Whether the entry at `position` was made, or seen by the chain, before the last one.
    fn knows(&self, position: Position) -> bool {
        if position.device == self.device {
            position.seq < self.seq()
        } else {
            self.named.get(&position.device).is_some_and(|named| position.seq <= *named)
        }
    }

    /// Takes note of the head that the server acknowledged after an upload.
    pub fn acknowledge(&mut self, head: Head) -> Result<(), Tampering> {
        self.check_offered(Some(head))?;
        let seq = head.position.seq;
        if seq > self.acknowledged.0 {
            let count = usize::try_from(seq - self.acknowledged.0).unwrap_or(usize::MAX).min(self.unacknowledged.len());
            self.unacknowledged.drain(..count);
            self.acknowledged = (seq, Some(head.link));
        }
        Ok(())
    }

    /// Checks where the server says that the own chain ends; `None` when it does not show the chain at all.
    pub(super) fn check_offered(&self, head: Option<Head>) -> Result<(), Tampering> {
        let (known, _) = self.acknowledged;
        let offered = head.map_or(0, |head| head.position.seq);
        if offered < known {
            return Err(Tampering::RolledBack { device: self.device, known, offered });
        }
        head.map_or(Ok(()), |head| self.check_seen(head))
    }

    /// Checks what somebody has seen of the own chain. Links before the acknowledged one are not kept, and not
    /// compared.
    pub(super) fn check_seen(&self, head: Head) -> Result<(), Tampering> {
        let Position { device: _, seq } = head.position;
        if seq > self.seq() {
            return Err(Tampering::OwnStateBehind { known: self.seq(), offered: seq });
        }
        match self.link_at(seq) {
            Some(link) if link != head.link => Err(Tampering::Forked { device: self.device, seq }),
            _ => Ok(()),
        }
    }

    fn link_at(&self, seq: u64) -> Option<Link> {
        let (acknowledged, link) = self.acknowledged;
        match seq.checked_sub(acknowledged)? {
            0 => link,
            after => self.unacknowledged.get(usize::try_from(after - 1).ok()?).copied(),
        }
    }
}
