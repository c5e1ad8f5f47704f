//! Versions that lost to another device's edit: kept here until the employee has looked at them.

use naderhand_domain::{
    id::RecordId,
    record::{Plain, Record, Sealed},
    wire::chain::Position,
};
use naderhand_sealing::record;
use serde::{Deserialize, Serialize};

use super::{Change, Vault};
use crate::{
    backend::{Backend, Key, Store, Write},
    error::{Error, Unopened},
    guard::KeyGuard,
    row,
};

const CHUNK: u32 = 500;

/// Which version, among those set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsideKey(u64);

/// Why a version was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// Two devices edited the record without having seen each other's edit, and the other edit is later.
    Lost,
    /// It could not be read, so nobody could tell which of two versions is later.
    Unreadable,
}

/// A version that was set aside.
#[derive(Debug, Clone, PartialEq)]
pub struct Aside {
    /// To restore or drop it by.
    pub key: AsideKey,
    /// Why it is here.
    pub why: Why,
    /// Which record it is a version of.
    pub record: RecordId,
    /// What it says, when it can be read.
    pub content: Result<Plain, Unopened>,
}

/// A row of [`Store::SetAside`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AsideRow {
    pub record: RecordId,
    pub why: Why,
    /// Where the server holds it, when it came from there.
    pub position: Option<Position>,
    pub sealed: Sealed,
}

impl AsideRow {
    /// The change that keeps it.
    pub(crate) fn write(&self, key: u64) -> Write {
        Write::Add(Store::SetAside, Key::Number(key), row::encode(self))
    }
}

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// All versions that were set aside, oldest first.
    pub async fn set_aside(&self) -> Result<Vec<Aside>, Error> {
        let snapshot = self.snapshot().await?;
        let mut asides = Vec::new();
        let mut after: Option<Key> = None;
        loop {
            let rows = self.backend.page(Store::SetAside, after.as_ref(), CHUNK).await?;
            let Some(last) = rows.last() else { return Ok(asides) };
            after = Some(last.key.clone());
            for row in &rows {
                // A row that is damaged beyond its own header names no record: it stays, and cannot be shown.
                let Ok(AsideRow { record, why, sealed, .. }) = row::decode(&row.value) else { continue };
                let opened = record::open(snapshot.identity.keys(), &Record { id: record, content: sealed });
                let content = opened.map(|record| record.content).map_err(Unopened::Seal);
                asides.push(Aside { key: AsideKey(row.number()), why, record, content });
            }
        }
    }

    /// Makes a version that was set aside the record's present one, as a new edit. The one that stood until now is set
    /// aside in turn, so nothing is lost by trying. `None` when it is not there any more.
    pub async fn restore(&self, key: AsideKey, now_millis: i64) -> Result<Option<Record<Plain>>, Error> {
        self.transact(async |snapshot| {
            let mut change = Change::none(snapshot.state.clone());
            let Some(row) = self.backend.get(Store::SetAside, &Key::Number(key.0)).await? else {
                return Ok((change, None));
            };
            let aside: AsideRow = row::decode(&row.value).map_err(|_| Error::Damaged("a version set aside"))?;
            let id = aside.record;
            let opened = record::open(snapshot.identity.keys(), &Record { id, content: aside.sealed })
                .map_err(|reason| Error::Unreadable { record: id, reason: reason.into() })?;
            let found = self.backend.by_record(&[id]).await?.pop().flatten();
            if let Some(kept) = found.as_ref().and_then(|row| row::decode::<row::Kept>(&row.value).ok()) {
                let stood = AsideRow { record: id, why: Why::Lost, position: None, sealed: kept.sealed };
                let key = change.state.take_aside();
                change.writes.push(stood.write(key));
            }
            let body = &opened.content.body;
            let restored = self.write_version(snapshot, &mut change, id, body, now_millis, found.as_ref())?;
            change.writes.push(Write::Delete(Store::SetAside, row.key));
            Ok((change, Some(restored)))
        })
        .await
    }

    /// Drops a version that was set aside, for good.
    pub async fn drop_aside(&self, key: AsideKey) -> Result<(), Error> {
        self.transact(async |snapshot| {
            let write = Write::Delete(Store::SetAside, Key::Number(key.0));
            Ok((Change::new(snapshot.state.clone(), vec![write]), ()))
        })
        .await
    }
}
