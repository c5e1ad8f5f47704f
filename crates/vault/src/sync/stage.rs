//! Making the next upload.

use naderhand_domain::{
    consent::BackupChoices,
    id::RecordId,
    record::{Record, Sealed},
    sync::plan::{Pending, Step, plan},
    wire::{
        chain::{Content, Entry, Head},
        limits,
        sync::Upload,
    },
};
use naderhand_sealing::{
    chain::{Appended, ChainWriter, New},
    record,
};

use super::flight::Flight;
use crate::{Error, Identity, Vault, backend::Backend, guard::KeyGuard, row::Kept, vault::Change};

/// Rows of the outbox that are read in one go.
const CHUNK: u32 = 500;

/// Bytes of an entry beside its sealed record, at most: id, place, lengths, link. Product of the layout in
/// `naderhand_domain::wire::chain`, rounded up.
const ENTRY_OVERHEAD: usize = 64;

/// Bytes of a head or a position in an upload, at most.
const HEAD_BYTES: usize = 48;

/// How much one upload may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Entries, at least 1.
    pub entries: usize,
    /// Bytes of the body.
    pub bytes: usize,
}

impl Default for Limits {
    /// What the server takes.
    fn default() -> Self {
        Self { entries: limits::UPLOAD_ENTRIES, bytes: limits::UPLOAD_BYTES }
    }
}

/// An upload that is kept and ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The body of the request: an [`Upload`] in postcard.
    pub bytes: Vec<u8>,
    /// How many entries it has.
    pub entries: usize,
}

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// The next upload: what the outbox holds and the employee lets leave, and what the server must erase. `None` when
    /// there is nothing to send.
    ///
    /// The upload is durable before this returns it, and is returned again until its fate is known. Consent is read in
    /// the same revision, here and nowhere else: what may not leave is in no upload. See [`crate::sync`] for what
    /// happens when it is withdrawn meanwhile.
    pub async fn stage(&self, limits: Limits) -> Result<Option<Batch>, Error> {
        self.transact(async |snapshot| {
            let identity = &snapshot.identity;
            let choices = self.choices_at(snapshot).await?;
            let mut change = Change::none(snapshot.state.clone());
            let flights = self.read_flights(snapshot).await?;
            let mut recalled = Vec::new();
            if let Some(live) = flights.iter().find(|flight| flight.live) {
                let upload = live.decode()?;
                recalled = may_not_leave(identity, &choices, &upload);
                if recalled.is_empty() {
                    let batch = Batch { bytes: live.upload.clone(), entries: upload.entries.len() };
                    return Ok((change, Some(batch)));
                }
                change.writes.push(self.write_flight(identity, &Flight { live: false, ..live.clone() }));
            }
            let chain = self.read_chain(snapshot).await?;
            let heads: Vec<Head> = chain.others.heads().collect();
            let mut collected = Collected::new(chain.own, limits);
            for row in self.backend().by_record(&recalled).await?.iter().flatten() {
                if let Ok(kept) = Kept::read(row) {
                    collected.add(identity, &kept, New::Erasure, &heads);
                }
            }
            let mut after = None;
            'outbox: loop {
                let rows = self.backend().pending(after, CHUNK).await?;
                let Some(last) = rows.last() else { break };
                after = Some(last.number());
                for row in &rows {
                    let Ok(kept) = Kept::read(row) else { continue };
                    if recalled.contains(&kept.id) {
                        continue;
                    }
                    let Some(new) = step(identity, &choices, &kept) else { continue };
                    if !collected.add(identity, &kept, new, &heads) {
                        break 'outbox;
                    }
                }
            }
            let Collected { writer, upload, .. } = collected;
            let entries = upload.entries.len();
            if entries == 0 {
                return Ok((change, None));
            }
            let bytes = encode(&upload);
            let key = flights.last().map_or(0, |flight| flight.key) + 1;
            let flight = Flight { key, live: true, upload: bytes.clone(), after: writer };
            change.writes.push(self.write_flight(identity, &flight));
            Ok((change, Some(Batch { bytes, entries })))
        })
        .await
    }
}

fn encode(upload: &Upload) -> Vec<u8> {
    postcard::to_allocvec(upload).expect("an upload holds only what postcard can say")
}

/// What to send of a record, if anything.
fn step(identity: &Identity, choices: &BackupChoices, kept: &Kept) -> Option<New> {
    // Nobody can tell whether a record that cannot be read may leave.
    let opened = record::open(identity.keys(), &kept.record()).ok()?;
    let kind = opened.content.body.kind();
    let pending = Pending { record: kept.id, kind, on_server: !kept.positions.is_empty() };
    match plan(choices, [pending]).first()? {
        Step::Upload(_) => Some(New::Version(kept.sealed.clone())),
        Step::Erase(_) => Some(New::Erasure),
        Step::Keep(_) => None,
    }
}

/// The records in a staged upload that may not leave any more. An erasure always may.
fn may_not_leave(identity: &Identity, choices: &BackupChoices, upload: &Upload) -> Vec<RecordId> {
    let refused = |entry: &&Entry| match &entry.content {
        Content::Present(sealed) => {
            let opened = record::open(identity.keys(), &Record { id: entry.record, content: sealed.clone() });
            !opened.is_ok_and(|record| choices.allows(record.content.body.kind()))
        }
        Content::Superseded(_) | Content::Erased => false,
    };
    upload.entries.iter().filter(refused).map(|entry| entry.record).collect()
}

/// An upload in the making.
struct Collected {
    writer: ChainWriter,
    upload: Upload,
    limits: Limits,
    bytes: usize,
}

impl Collected {
    const fn new(writer: ChainWriter, limits: Limits) -> Self {
        let upload = Upload { entries: Vec::new(), superseded: Vec::new() };
        Self { writer, upload, limits, bytes: ENTRY_OVERHEAD }
    }

    /// Adds an entry; `false` when it does not fit any more. The first one always does.
    fn add(&mut self, identity: &Identity, kept: &Kept, new: New, heads: &[Head]) -> bool {
        let content = match &new {
            New::Version(Sealed(bytes)) => bytes.len(),
            New::Erasure => 0,
        };
        let named = if self.upload.entries.is_empty() { heads.len() } else { 0 };
        let bytes = content + ENTRY_OVERHEAD + HEAD_BYTES * (named + kept.positions.len());
        let entries = self.upload.entries.len();
        if entries > 0 && (entries >= self.limits.entries || self.bytes + bytes > self.limits.bytes) {
            return false;
        }
        self.bytes += bytes;
        let known = kept.positions.iter().copied();
        let Appended { entry, superseded } =
            self.writer.append(identity.keys(), kept.id, new, heads.iter().copied(), known);
        self.upload.entries.push(entry);
        self.upload.superseded.extend(superseded);
        true
    }
}
