//! Taking in what other devices wrote.

use std::cell::RefCell;

use naderhand_domain::{
    consent::BackupChoices,
    id::RecordId,
    merge::{Merged, merge},
    record::{Body, Plain, Record, Sealed},
    wire::{
        chain::{Content, Entry, Position},
        sync::Pulled,
    },
};
use naderhand_sealing::record;

use super::{
    Chain,
    acknowledge::{landed, mark},
    table::{Slot, Table},
};
use crate::{
    Error, Progress, Vault, Why,
    backend::Backend,
    guard::KeyGuard,
    row::Kept,
    vault::{AsideRow, Change, Snapshot, withdrawn},
};

/// What a page brought.
#[derive(Debug, Clone, PartialEq)]
pub struct Ingested {
    /// Records that this device did not have.
    pub new: Vec<Record<Plain>>,
    /// Records of which another device's version now stands.
    pub changed: Vec<Record<Plain>>,
    /// How many versions were set aside.
    pub set_aside: usize,
    /// Records of which a version came that this app cannot read. It is kept.
    pub unreadable: Vec<RecordId>,
    /// How far the pull is, in entries of the other devices.
    pub progress: Progress,
    /// Whether the pull is complete, and checked as a whole.
    pub complete: bool,
}

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// Takes in one page of a pull, which answered a request with [`Vault::cursors`]. Records, cursors and what is set
    /// aside become durable together.
    ///
    /// A page that does not fit is [`Error::Tampering`], and one that another tab took in first is [`Error::Overtaken`];
    /// in both cases nothing of it is taken in.
    pub async fn ingest(&self, pulled: &Pulled) -> Result<Ingested, Error> {
        let answers = RefCell::new(None);
        self.transact(async |snapshot| {
            let chain = self.read_chain(snapshot).await?;
            let cursors = chain.others.cursors();
            if answers.borrow_mut().get_or_insert_with(|| cursors.clone()) != &cursors {
                return Err(Error::Overtaken);
            }
            self.take_in(snapshot, chain, pulled).await
        })
        .await
    }

    async fn take_in(
        &self,
        snapshot: &Snapshot,
        mut chain: Chain,
        pulled: &Pulled,
    ) -> Result<(Change, Ingested), Error> {
        let keys = snapshot.identity.keys();
        let before = chain.clone();
        let mut change = Change::none(snapshot.state.clone());
        let mut table = Table::default();

        let flights = self.read_flights(snapshot).await?;
        let own_head = pulled.heads.iter().find(|head| head.position.device == chain.own.device());
        let arrived =
            own_head.and_then(|head| flights.iter().find_map(|flight| Some((flight, flight.acknowledged_by(*head)?))));
        let mut own = flights.iter().find(|flight| flight.live).map_or(&chain.own, |live| &live.after).clone();
        if let Some((flight, acknowledged)) = arrived {
            self.settle(snapshot, &mut table, flight).await?;
            own = acknowledged.clone();
            landed(&mut change, &mut chain, acknowledged);
        }

        let verified = chain.others.verify(keys, &own, pulled)?;
        table.load(self.backend(), &snapshot.identity, verified.entries().map(|(_, entry)| entry.record)).await?;
        let mut intake = Intake { snapshot, chain, table, change, brought: Brought::default() };
        for (position, entry) in verified.entries() {
            intake.entry(position, entry);
        }
        let complete = verified.is_complete();
        let Intake { mut chain, mut table, mut change, brought, .. } = intake;
        chain.others = verified.into_next();

        let choices_before = self.choices_at(snapshot).await?;
        let choices_id = keys.derive_record_id(crate::vault::CHOICES);
        let choices = match table.get_mut(choices_id) {
            Some(slot) => self.combine_choices(snapshot, &mut change, slot, &brought.choices),
            None => choices_before.clone(),
        };
        mark(&mut table, &choices);
        let kinds = withdrawn(&choices_before, &choices);
        change.writes.extend(self.mark_withdrawn(snapshot, &kinds, |record| table.contains(record)).await?);
        change.writes.extend(table.writes());
        if chain != before {
            change.writes.push(self.write_chain(&snapshot.identity, &chain));
        }
        let ingested = Ingested {
            new: brought.new,
            changed: brought.changed,
            set_aside: brought.set_aside,
            unreadable: brought.unreadable,
            progress: progress(&chain, pulled),
            complete,
        };
        Ok((change, ingested))
    }
}

fn progress(chain: &Chain, pulled: &Pulled) -> Progress {
    let others = pulled.heads.iter().filter(|head| head.position.device != chain.own.device());
    let total = others.map(|head| head.position.seq).sum();
    Progress { done: chain.others.cursors().iter().map(|position| position.seq).sum(), total }
}

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// The later edit of the choices stands, as with every record; but a decision that only the other one holds is not
    /// lost with it. When there is one, the choices are edited here, as the employee would.
    fn combine_choices(
        &self,
        snapshot: &Snapshot,
        change: &mut Change,
        slot: &mut Slot,
        versions: &[BackupChoices],
    ) -> BackupChoices {
        let stands = slot.choices();
        let combined = versions.iter().fold(stands.clone(), |combined, version| combined.combine(version));
        if combined != stands && slot.plain.is_some() {
            // No wall clock here: an edit that is just later than what it combines.
            let stamp = change.state.clock.tick(i64::MIN);
            let content = Plain { stamp, body: Body::BackupChoices(combined.clone()) };
            let record = Record { id: slot.kept.id, content };
            slot.kept.sealed = self.with_rng(|rng| record::seal(snapshot.identity.keys(), &record, rng)).content;
            slot.kept.pending = true;
            slot.plain = Some(record.content);
            slot.changed = true;
        }
        combined
    }
}

#[derive(Default)]
struct Brought {
    /// All versions of the choices that met: those that came and the own one.
    choices: Vec<BackupChoices>,
    new: Vec<Record<Plain>>,
    changed: Vec<Record<Plain>>,
    set_aside: usize,
    unreadable: Vec<RecordId>,
}

/// A page on its way in.
struct Intake<'a> {
    snapshot: &'a Snapshot,
    chain: Chain,
    table: Table,
    change: Change,
    brought: Brought,
}

impl Intake<'_> {
    fn entry(&mut self, position: Position, entry: &Entry) {
        for head in entry.seen.iter().filter(|head| head.position.device == self.chain.own.device()) {
            let seen = self.chain.seen_by.entry(position.device).or_default();
            *seen = head.position.seq.max(*seen);
        }
        match &entry.content {
            Content::Present(sealed) => self.version(position, entry.record, sealed),
            // What came after it comes too: the verifier sees to that.
            Content::Superseded(_) => {}
            Content::Erased => self.erased(position, entry.record),
        }
    }

    /// Another device told the server to erase what it has of a record. The copy on this device stays.
    fn erased(&mut self, by: Position, record: RecordId) {
        let Some(slot) = self.table.get_mut(record) else { return };
        let own_device = self.chain.own.device();
        let unseen = |known: &Position| known.device == own_device && !self.chain.was_seen(by.device, *known);
        if slot.kept.positions.iter().any(unseen) {
            // The other device did not know of this one's version, so that is still there.
            slot.kept.positions.retain(|known| known.device != by.device);
        } else {
            // Versions of third devices may still be there, and must be named when this one uploads or erases.
            slot.kept.positions.retain(|known| known.device != by.device && known.device != own_device);
            slot.kept.pending = true;
        }
        slot.changed = true;
    }

    fn version(&mut self, position: Position, record: RecordId, sealed: &Sealed) {
        let identity = &self.snapshot.identity;
        let incoming = record::open(identity.keys(), &Record { id: record, content: sealed.clone() }).ok();
        if let Some(incoming) = &incoming {
            self.change.state.clock.observe(incoming.content.stamp);
        }
        if self.table.is_damaged(record) {
            self.set_aside(record, Why::Unreadable, Some(position), sealed.clone());
            self.brought.unreadable.push(record);
            return;
        }
        let Some(slot) = self.table.get_mut(record) else {
            self.first_version(position, record, sealed, incoming);
            return;
        };
        if slot.kept.sealed == *sealed {
            slot.kept.add_position(position);
            slot.kept.pending = false;
            slot.changed = true;
            return;
        }
        let Some(incoming) = incoming else {
            // Not noted as a position: a version that this app cannot read must not be superseded by it.
            self.set_aside(record, Why::Unreadable, Some(position), sealed.clone());
            self.brought.unreadable.push(record);
            return;
        };
        slot.changed = true;
        let Some(own) = &slot.plain else {
            let unreadable = core::mem::replace(&mut slot.kept.sealed, sealed.clone());
            // The places of the unreadable one are forgotten: what this app cannot read, it must not supersede.
            slot.kept.positions = vec![position];
            slot.kept.pending = false;
            slot.plain = Some(incoming.content.clone());
            self.set_aside(record, Why::Unreadable, None, unreadable);
            self.brought.changed.push(incoming);
            return;
        };
        if let (Body::BackupChoices(own), Body::BackupChoices(theirs)) = (&own.body, &incoming.content.body) {
            self.brought.choices.extend([own.clone(), theirs.clone()]);
        }
        let own_device = self.chain.own.device();
        let own_unseen = own.stamp.device == own_device
            && slot
                .kept
                .positions
                .iter()
                .any(|known| known.device == own_device && !self.chain.was_seen(position.device, *known));
        let same_edit = own.stamp == incoming.content.stamp;
        let merged = merge(Some(own), slot.kept.pending || own_unseen, &incoming.content);
        slot.kept.add_position(position);
        match merged {
            Merged::TakeIncoming | Merged::TakeIncomingSetOwnAside => {
                let own = core::mem::replace(&mut slot.kept.sealed, sealed.clone());
                slot.kept.pending = false;
                slot.plain = Some(incoming.content.clone());
                if merged == Merged::TakeIncomingSetOwnAside {
                    self.set_aside(record, Why::Lost, None, own);
                }
                self.brought.changed.push(incoming);
            }
            Merged::KeepOwnSetIncomingAside => self.set_aside(record, Why::Lost, Some(position), sealed.clone()),
            Merged::KeepOwn if same_edit => slot.kept.pending = false,
            Merged::KeepOwn => {}
        }
    }

    fn first_version(
        &mut self,
        position: Position,
        record: RecordId,
        sealed: &Sealed,
        incoming: Option<Record<Plain>>,
    ) {
        let kept = Kept { id: record, pending: false, positions: vec![position], sealed: sealed.clone() };
        let ordinal = self.change.state.take_ordinal();
        let plain = incoming.as_ref().map(|incoming| incoming.content.clone());
        self.table.insert(Slot { ordinal, kept, plain, changed: true });
        match incoming {
            Some(incoming) => self.brought.new.push(incoming),
            None => self.brought.unreadable.push(record),
        }
    }

    fn set_aside(&mut self, record: RecordId, why: Why, position: Option<Position>, sealed: Sealed) {
        let aside = AsideRow { record, why, position, sealed };
        let key = self.change.state.take_aside();
        self.change.writes.push(aside.write(key));
        self.brought.set_aside += 1;
    }
}
