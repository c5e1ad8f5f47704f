//! Chains as a device makes them. The server cannot check a link, so any bytes do for one.

use naderhand_domain::{
    id::{DeviceId, RecordId},
    record::Sealed,
    wire::{
        auth::DeviceToken,
        chain::{Content, Entry, Link, Position},
        sync::Upload,
    },
};

use super::seed::Seed;

/// A device's secrets and the end of its chain.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    pub(crate) token: DeviceToken,
    pub(crate) next: u64,
    pub(crate) seed: Seed,
}

impl Chain {
    pub(crate) fn new(seed: &mut Seed) -> Self {
        let token = DeviceToken { device: DeviceId::from_bytes(seed.array()), secret: seed.array() };
        Self { token, next: 1, seed: Seed::of(seed.number()) }
    }

    pub(crate) fn device(&self) -> DeviceId {
        self.token.device
    }

    pub(crate) fn at(&self, seq: u64) -> Position {
        Position { device: self.device(), seq }
    }

    /// The next entry: a first version of a new record.
    pub(crate) fn entry(&mut self) -> Entry {
        let record = RecordId::from_bytes(self.seed.array());
        self.version_of(record)
    }

    /// The next entry: a version of this record.
    pub(crate) fn version_of(&mut self, record: RecordId) -> Entry {
        let sealed = self.seed.bytes(280);
        self.holding(record, Content::Present(Sealed(sealed)))
    }

    /// The next entry, with this content.
    pub(crate) fn holding(&mut self, record: RecordId, content: Content) -> Entry {
        let seq = self.next;
        self.next += 1;
        Entry { seq, record, content, seen: Vec::new(), link: Link(self.seed.array()) }
    }

    pub(crate) fn entries(&mut self, count: usize) -> Vec<Entry> {
        (0..count).map(|_| self.entry()).collect()
    }
}

/// An upload that supersedes nothing.
pub(crate) fn upload(entries: Vec<Entry>) -> Upload {
    Upload { entries, superseded: Vec::new() }
}
