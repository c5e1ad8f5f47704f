//! Checking of what the other devices wrote.

use std::collections::{BTreeMap, VecDeque};

use naderhand_domain::{
    id::DeviceId,
    wire::{
        chain::{Content, Entry, Head, Link, Position},
        sync::Pulled,
    },
};
use serde::{Deserialize, Serialize};

use super::{
    ChainWriter, Tampering,
    link::link,
    seen::{Aheads, Successors},
};
use crate::VaultKeys;

/// How many links of each chain are kept to compare with what others saw. An older difference shows in every later link
/// too, so it is noticed at the next head that is named.
const RECENT: usize = 64;

/// One chain, as far as it was pulled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Chain {
    seq: u64,
    /// The last links, the newest at the end; the last one belongs to `seq`.
    recent: VecDeque<Link>,
    /// How far this chain's device had seen the other ones.
    seen: BTreeMap<DeviceId, u64>,
}

impl Chain {
    fn link(&self) -> Option<Link> {
        self.recent.back().copied()
    }

    fn link_at(&self, seq: u64) -> Option<Link> {
        let back = usize::try_from(self.seq.checked_sub(seq)?).ok()?;
        self.recent.iter().rev().nth(back).copied()
    }

    fn advance(&mut self, link: Link) {
        self.seq += 1;
        self.recent.push_back(link);
        if self.recent.len() > RECENT {
            self.recent.pop_front();
        }
    }
}

/// All that a device remembers of the other devices' chains. Keep it in the transaction that keeps the pulled records.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainVerifier {
    chains: BTreeMap<DeviceId, Chain>,
    aheads: Aheads,
    successors: Successors,
}

/// A page that was checked. Only its entries may be taken in.
#[derive(Debug)]
pub struct Verified<'a> {
    page: &'a Pulled,
    next: ChainVerifier,
}

impl<'a> Verified<'a> {
    /// The entries, with their places.
    pub fn entries(&self) -> impl Iterator<Item = (Position, &'a Entry)> + use<'a> {
        self.page.chains.iter().flat_map(|chain| {
            chain.entries.iter().map(|entry| (Position { device: chain.device, seq: entry.seq }, entry))
        })
    }

    /// Whether this was the last page: the whole pull is checked, and hides nothing.
    pub const fn is_complete(&self) -> bool {
        !self.page.more
    }

    /// What the device remembers from here on.
    pub fn into_next(self) -> ChainVerifier {
        self.next
    }
}

impl ChainVerifier {
    /// For a device that has pulled nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The last place pulled of each chain, to ask for what comes after. The own chain is not among them: name it too, as
    /// far as it was written, because nobody needs it back.
    pub fn cursors(&self) -> Vec<Position> {
        self.heads().map(|head| head.position).collect()
    }

    /// The last entry pulled of each chain, to name in the own chain.
    pub fn heads(&self) -> impl Iterator<Item = Head> + '_ {
        self.chains.iter().filter_map(|(device, chain)| {
            let position = Position { device: *device, seq: chain.seq };
            Some(Head { position, link: chain.link()? })
        })
    }

    /// Checks one page of a pull, which answers a request with these [`cursors`](Self::cursors). `own` is the chain of
    /// the device itself: it is never pulled, but the server must not show less of it than it acknowledged.
    ///
    /// After an error nothing has changed, and no entry of the page may be taken in.
    pub fn verify<'a>(&self, keys: &VaultKeys, own: &ChainWriter, page: &'a Pulled) -> Result<Verified<'a>, Tampering> {
        let mut next = self.clone();
        let offered = offered(&page.heads)?;
        for chain in &page.chains {
            for entry in &chain.entries {
                next.follow(keys, own, page, chain.device, entry)?;
            }
        }
        own.check_offered(offered.get(&own.device()).copied())?;
        next.check_offered(own, &offered, page.more)?;
        if !page.more {
            next.check_whole()?;
        }
        Ok(Verified { page, next })
    }

    /// Takes one entry at the end of its chain.
    fn follow(
        &mut self,
        keys: &VaultKeys,
        own: &ChainWriter,
        page: &Pulled,
        device: DeviceId,
        entry: &Entry,
    ) -> Result<(), Tampering> {
        let found = entry.seq;
        if device == own.device() {
            // Nobody asked for these.
            return Err(match own.seq() {
                known if found > known => Tampering::OwnStateBehind { known, offered: found },
                known => Tampering::Reordered { device, expected: known + 1, found },
            });
        }
        let position = Position { device, seq: found };
        let before = self.chains.get(&device);
        let expected = before.map_or(0, |chain| chain.seq) + 1;
        if found != expected {
            return Err(misplaced(page, device, expected, found));
        }
        let previous = before.and_then(Chain::link);
        if link(keys, previous, position, entry.record, &entry.content, &entry.seen) != entry.link {
            return Err(match self.find_origin(keys, page, device, entry) {
                Some(from) => Tampering::Spliced { device, seq: found, from },
                None => Tampering::Altered { device, seq: found },
            });
        }
        self.chains.entry(device).or_default().advance(entry.link);
        self.aheads.reach(Head { position, link: entry.link })?;
        for head in &entry.seen {
            self.note_seen(own, device, *head)?;
        }
        self.note_successor(entry, position);
        Ok(())
    }

    fn note_seen(&mut self, own: &ChainWriter, seen_by: DeviceId, head: Head) -> Result<(), Tampering> {
        let Position { device, seq } = head.position;
        if device == own.device() {
            return own.check_seen(head);
        }
        if seq > self.reached(device) {
            self.aheads.note(head, seen_by)?;
        } else if self.chains.get(&device).and_then(|chain| chain.link_at(seq)).is_some_and(|link| link != head.link) {
            return Err(Tampering::Forked { device, seq });
        }
        let seen = &mut self.chains.entry(seen_by).or_default().seen;
        let farthest = seen.entry(device).or_insert(seq);
        *farthest = (*farthest).max(seq);
        Ok(())
    }

    fn note_successor(&mut self, entry: &Entry, position: Position) {
        let Self { chains, successors, .. } = self;
        let reached = |device: DeviceId| chains.get(&device).map_or(0, |chain| chain.seq);
        if let Some(chain) = chains.get(&position.device) {
            successors.entry(entry.record, position, &chain.seen, reached);
        }
        if matches!(entry.content, Content::Superseded(_)) {
            successors.superseded(entry.record, position);
        }
    }

    /// Where the chains end by the server's word, against what has come.
    fn check_offered(
        &self,
        own: &ChainWriter,
        offered: &BTreeMap<DeviceId, Head>,
        more: bool,
    ) -> Result<(), Tampering> {
        for (&device, chain) in &self.chains {
            let head = offered.get(&device);
            let offered = head.map_or(0, |head| head.position.seq);
            if offered < chain.seq {
                return Err(Tampering::RolledBack { device, known: chain.seq, offered });
            }
            if offered == chain.seq && head.map(|head| head.link) != chain.link() {
                return Err(Tampering::Forked { device, seq: offered });
            }
        }
        if more {
            return Ok(());
        }
        for (&device, head) in offered {
            let reached = self.reached(device);
            if device != own.device() && head.position.seq > reached {
                return Err(Tampering::Dropped { device, missing: reached + 1 });
            }
        }
        Ok(())
    }

    /// What can only be said after the last page.
    fn check_whole(&mut self) -> Result<(), Tampering> {
        if let Some((Position { device, seq: seen }, seen_by)) = self.aheads.hidden() {
            return Err(Tampering::HiddenEnd { device, seen_by, seen, offered: self.reached(device) });
        }
        if let Some((record, Position { device, seq })) = self.successors.withheld() {
            return Err(Tampering::Withheld { device, seq, record });
        }
        self.successors.finish();
        Ok(())
    }

    fn reached(&self, device: DeviceId) -> u64 {
        self.chains.get(&device).map_or(0, |chain| chain.seq)
    }

    /// The other chain in which an entry would fit. Looked for only to give the fault its right name.
    fn find_origin(&self, keys: &VaultKeys, page: &Pulled, shown_in: DeviceId, entry: &Entry) -> Option<DeviceId> {
        let stands_in = |chain: &Chain| chain.recent.contains(&entry.link);
        let known = self.chains.iter().filter(|(_, chain)| stands_in(chain)).map(|(device, _)| *device);
        let in_page = page.chains.iter().filter(|chain| chain.entries.iter().any(|other| other.link == entry.link));
        let offered = page.heads.iter().map(|head| head.position.device);
        let fits = |device: &DeviceId| {
            let (seq, previous) = self.chains.get(device).map_or((0, None), |chain| (chain.seq, chain.link()));
            let position = Position { device: *device, seq: entry.seq };
            let due = link(keys, previous, position, entry.record, &entry.content, &entry.seen);
            entry.seq == seq + 1 && due == entry.link
        };
        known.chain(in_page.map(|chain| chain.device)).chain(offered.filter(fits)).find(|device| *device != shown_in)
    }
}

/// The heads that a page shows, one for each chain.
fn offered(heads: &[Head]) -> Result<BTreeMap<DeviceId, Head>, Tampering> {
    let mut offered = BTreeMap::new();
    for head in heads {
        let Position { device, seq } = head.position;
        if offered.insert(device, *head).is_some_and(|other: Head| other != *head) {
            return Err(Tampering::Forked { device, seq });
        }
    }
    Ok(offered)
}

/// Names what is wrong with an entry at another place than the one that is due.
fn misplaced(page: &Pulled, device: DeviceId, expected: u64, found: u64) -> Tampering {
    // When the one that is due comes later in the page, nothing is missing.
    let comes_later = page
        .chains
        .iter()
        .any(|chain| chain.device == device && chain.entries.iter().any(|entry| entry.seq == expected));
    if found > expected && !comes_later {
        Tampering::Dropped { device, missing: expected }
    } else {
        Tampering::Reordered { device, expected, found }
    }
}
