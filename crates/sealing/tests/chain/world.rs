//! Devices that write, upload and pull, and a server that does as it should.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::BTreeMap;

use naderhand_domain::{
    id::{DeviceId, RecordId},
    record::Sealed,
    wire::{
        chain::{Content, Entry, Head, Position},
        sync::{Pulled, PulledChain},
    },
};
use naderhand_sealing::chain::{Appended, ChainVerifier, ChainWriter, New, Tampering, digest};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::common::{device, keys, record_id};

/// The vault of all devices here.
pub(crate) const VAULT: u8 = 1;

/// What a device does.
#[derive(Debug, Clone)]
pub(crate) enum Op {
    /// Makes the next entry, offline.
    Write { device: usize, record: u8, erase: bool },
    /// Sends all entries that it has made.
    Upload { device: usize },
    /// Pulls some pages, and then loses the connection if there are more.
    Pull { device: usize, pages: usize, entries: usize },
}

/// Histories of three devices and four records: few, so that they meet often.
pub(crate) fn history() -> impl Strategy<Value = Vec<Op>> {
    let op = prop_oneof![
        4 => (0_usize..3, 0_u8..4, prop::bool::weighted(0.1))
            .prop_map(|(device, record, erase)| Op::Write { device, record, erase }),
        2 => (0_usize..3).prop_map(|device| Op::Upload { device }),
        3 => (0_usize..3, 1_usize..4, 1_usize..6).prop_map(|(device, pages, entries)| Op::Pull { device, pages, entries }),
    ];
    proptest::collection::vec(op, 0..60)
}

/// What one device keeps.
pub(crate) struct Device {
    pub(crate) writer: ChainWriter,
    pub(crate) verifier: ChainVerifier,
    pending: Vec<Appended>,
    /// The places of all versions that it knows, by record.
    known: BTreeMap<RecordId, Vec<Position>>,
}

impl Device {
    pub(crate) fn new(id: DeviceId) -> Self {
        Self {
            writer: ChainWriter::new(id),
            verifier: ChainVerifier::new(),
            pending: Vec::new(),
            known: BTreeMap::new(),
        }
    }

    /// Takes a page in, if it is fit.
    pub(crate) fn take(&mut self, page: &Pulled) -> Result<(), Tampering> {
        let verified = self.verifier.verify(&keys(VAULT), &self.writer, page)?;
        for (position, entry) in verified.entries() {
            self.known.entry(entry.record).or_default().push(position);
        }
        self.verifier = kept(&verified.into_next());
        Ok(())
    }

    fn write(&mut self, record: RecordId, new: New) {
        let id = self.writer.device();
        let known = self.known.entry(record).or_default();
        let appended = self.writer.append(&keys(VAULT), record, new, self.verifier.heads(), known.iter().copied());
        known.push(Position { device: id, seq: appended.entry.seq });
        self.writer = kept(&self.writer);
        self.pending.push(appended);
    }
}

/// The state as it comes back from the device's store.
fn kept<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(state: &T) -> T {
    let read = postcard::from_bytes(&postcard::to_allocvec(state).unwrap()).unwrap();
    assert_eq!(&read, state);
    assert_eq!(&serde_json::from_str::<T>(&serde_json::to_string(state).unwrap()).unwrap(), state);
    read
}

/// All devices and the server.
pub(crate) struct World {
    pub(crate) server: BTreeMap<DeviceId, Vec<Entry>>,
    pub(crate) devices: Vec<Device>,
    written: u64,
}

impl World {
    pub(crate) fn new() -> Self {
        let devices = (1..=3).map(|byte| Device::new(device(byte))).collect();
        Self { server: BTreeMap::new(), devices, written: 0 }
    }

    /// The world after a history, with everything uploaded.
    pub(crate) fn after(history: &[Op]) -> Self {
        let mut world = Self::new();
        for op in history {
            world.apply(op);
        }
        (0..world.devices.len()).for_each(|device| world.upload(device));
        world
    }

    /// Does one thing. Everybody is honest here, so nothing may be found wrong.
    pub(crate) fn apply(&mut self, op: &Op) {
        match *op {
            Op::Write { device, record, erase } => self.write(device, record, erase),
            Op::Upload { device } => self.upload(device),
            Op::Pull { device, pages, entries } => {
                for _ in 0..pages {
                    let page = self.page(device, entries);
                    self.devices[device].take(&page).unwrap();
                    if !page.more {
                        break;
                    }
                }
            }
        }
    }

    pub(crate) fn write(&mut self, device: usize, record: u8, erase: bool) {
        self.written += 1;
        let version = New::Version(Sealed(self.written.to_be_bytes().to_vec()));
        self.devices[device].write(record_id(record), if erase { New::Erasure } else { version });
    }

    pub(crate) fn upload(&mut self, device: usize) {
        let id = self.devices[device].writer.device();
        for Appended { entry, superseded } in std::mem::take(&mut self.devices[device].pending) {
            let head = Head { position: Position { device: id, seq: entry.seq }, link: entry.link };
            self.server.entry(id).or_default().push(entry);
            for position in superseded {
                self.supersede(position);
            }
            self.devices[device].writer.acknowledge(head).unwrap();
        }
    }

    pub(crate) fn supersede(&mut self, Position { device, seq }: Position) {
        let entry = &mut self.server.get_mut(&device).unwrap()[usize::try_from(seq).unwrap() - 1];
        if let Content::Present(sealed) = &entry.content {
            entry.content = Content::Superseded(digest(sealed));
        }
    }

    pub(crate) fn pull_all(&mut self, device: usize) {
        let page = self.page(device, usize::MAX);
        self.devices[device].take(&page).unwrap();
    }

    /// The honest answer to a device's pull.
    pub(crate) fn page(&self, device: usize, entries: usize) -> Pulled {
        self.page_for(&self.devices[device], entries)
    }

    pub(crate) fn page_for(&self, device: &Device, entries: usize) -> Pulled {
        let (own, after) = (device.writer.device(), device.verifier.cursors());
        let mut left = entries;
        let mut page = Pulled { chains: vec![], heads: vec![], more: false };
        for (&id, chain) in &self.server {
            let last = chain.last().unwrap();
            page.heads.push(Head { position: Position { device: id, seq: last.seq }, link: last.link });
            if id == own {
                continue;
            }
            let cursor = after.iter().find(|position| position.device == id).map_or(0, |position| position.seq);
            let due: Vec<Entry> = chain.iter().filter(|entry| entry.seq > cursor).cloned().collect();
            page.more |= due.len() > left;
            let sent: Vec<Entry> = due.into_iter().take(left).collect();
            left -= sent.len();
            if !sent.is_empty() {
                page.chains.push(PulledChain { device: id, entries: sent });
            }
        }
        page
    }
}
