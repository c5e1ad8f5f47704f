//! Reading records.

use naderhand_domain::{
    id::RecordId,
    record::{Plain, Record},
    sync::plan::Pending,
};
use naderhand_sealing::{OpenError, record};

use super::Vault;
use crate::{
    backend::{Backend, Key, Row, Store},
    error::{Error, Unopened},
    guard::KeyGuard,
    identity::Identity,
    row::Kept,
};

/// Rows that are read and opened in one go: some milliseconds on a phone, so that the screen keeps moving.
const CHUNK: u32 = 500;

/// What was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Contents {
    /// Records that opened, tombstones among them.
    pub records: Vec<Record<Plain>>,
    /// Those that did not. They are kept as they are.
    pub unreadable: Vec<Unreadable>,
}

/// A kept record that did not open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Which record, when its row tells that much.
    pub record: Option<RecordId>,
    /// Why.
    pub reason: Unopened,
}

/// How far a long operation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many are done.
    pub done: u64,
    /// How many there are.
    pub total: u64,
}

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// One record; `None` when there is none with this id. A tombstone is a record.
    pub async fn get(&self, id: RecordId) -> Result<Option<Record<Plain>>, Error> {
        let Some(row) = self.backend.by_record(&[id]).await?.pop().flatten() else { return Ok(None) };
        let opened = self.open_row(&row).await?;
        opened.map(Some).map_err(|Unreadable { reason, .. }| Error::Unreadable { record: id, reason })
    }

    /// The `limit` records that are newest to this device, the newest first; all kinds, tombstones too.
    pub async fn recent(&self, limit: u32) -> Result<Contents, Error> {
        let rows = self.backend.last(Store::Records, limit).await?;
        let mut contents = Contents::default();
        self.open_rows(&rows, &mut contents).await?;
        Ok(contents)
    }

    /// All records, oldest to this device first, with word of the progress after each chunk.
    pub async fn all(&self, mut on_progress: impl FnMut(Progress)) -> Result<Contents, Error> {
        let total = u64::from(self.backend.count(Store::Records).await?);
        let mut contents = Contents::default();
        let mut after: Option<Key> = None;
        let mut done = 0;
        loop {
            let rows = self.backend.page(Store::Records, after.as_ref(), CHUNK).await?;
            let Some(last) = rows.last() else { return Ok(contents) };
            after = Some(last.key.clone());
            self.open_rows(&rows, &mut contents).await?;
            done += rows.len() as u64;
            on_progress(Progress { done, total: total.max(done) });
        }
    }

    /// How many records there are, tombstones included.
    pub async fn count(&self) -> Result<u32, Error> {
        Ok(self.backend.count(Store::Records).await?)
    }

    /// How many records are in the outbox, also those that may not leave. Costs no opening.
    pub async fn count_pending(&self) -> Result<u32, Error> {
        Ok(self.backend.count_pending().await?)
    }

    /// The outbox: every record whose last version the server lacks, or must erase. What cannot be read is not in it:
    /// nobody can tell whether it may leave.
    pub async fn pending(&self) -> Result<Vec<Pending>, Error> {
        let mut pending = Vec::new();
        let mut after = None;
        loop {
            let rows = self.backend.pending(after, CHUNK).await?;
            let Some(last) = rows.last() else { return Ok(pending) };
            after = Some(last.number());
            for row in &rows {
                if let (Ok(kept), Ok(record)) = (Kept::read(row), self.open_row(row).await?) {
                    let (record, kind) = (kept.id, record.content.body.kind());
                    pending.push(Pending { record, kind, on_server: !kept.positions.is_empty() });
                }
            }
        }
    }

    async fn open_rows(&self, rows: &[Row], contents: &mut Contents) -> Result<(), Error> {
        for row in rows {
            match self.open_row(row).await? {
                Ok(record) => contents.records.push(record),
                Err(unreadable) => contents.unreadable.push(unreadable),
            }
        }
        Ok(())
    }

    /// Opens a row. One that another vault sealed is looked at again when another tab turns out to have adopted it.
    async fn open_row(&self, row: &Row) -> Result<Result<Record<Plain>, Unreadable>, Error> {
        let identity = self.identity();
        let opened = open(&identity, row);
        if !matches!(opened, Err(Unreadable { reason: Unopened::Seal(OpenError::NotAuthentic), .. })) {
            return Ok(opened);
        }
        let now = self.look().await?.identity;
        Ok(if now.vault() == identity.vault() { opened } else { open(&now, row) })
    }
}

/// Opens a row of [`Store::Records`].
pub(crate) fn open(identity: &Identity, row: &Row) -> Result<Record<Plain>, Unreadable> {
    let kept = Kept::read(row).map_err(|_| Unreadable { record: None, reason: Unopened::Row })?;
    let opened = record::open(identity.keys(), &kept.record());
    opened.map_err(|reason| Unreadable { record: Some(kept.id), reason: reason.into() })
}
