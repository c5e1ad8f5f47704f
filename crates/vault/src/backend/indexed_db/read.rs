//! Reading, through rexie. Each function is one transaction; what it asks for is asked at once.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::Poll,
};

use naderhand_domain::id::RecordId;
use rexie::{Direction, Error, KeyRange, Rexie, TransactionMode};
use wasm_bindgen::JsValue;

use super::convert::{key_to_js, number_to_js, record_to_js, row_from_js};
use crate::backend::{
    Key, Row, Store,
    schema::{BY_RECORD, PENDING},
};

/// From this many records on, it pays to ask first whether there are any.
const MANY: usize = 16;

fn store(database: &Rexie, store: Store) -> Result<rexie::Store, Error> {
    database.transaction(&[store.name()], TransactionMode::ReadOnly)?.store(store.name())
}

pub(super) async fn raw(database: &Rexie, from: Store, key: JsValue) -> Result<Option<JsValue>, Error> {
    store(database, from)?.get(key).await
}

pub(super) async fn get(database: &Rexie, from: Store, key: JsValue) -> Result<Option<Row>, Error> {
    Ok(raw(database, from, key).await?.map(row_from_js))
}

pub(super) async fn page(database: &Rexie, from: Store, after: Option<&Key>, limit: u32) -> Result<Vec<Row>, Error> {
    let range = after.map(|key| KeyRange::lower_bound(&key_to_js(key), Some(true))).transpose()?;
    let rows = store(database, from)?.get_all(range, Some(limit)).await?;
    Ok(rows.into_iter().map(row_from_js).collect())
}

/// The rows with the highest keys. A cursor would take a turn of the event loop for each; so it finds the highest only,
/// and the others come in one piece, from as many keys below it. Where keys are missing, more of them are asked for.
pub(super) async fn last(database: &Rexie, from: Store, limit: u32) -> Result<Vec<Row>, Error> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    let store = store(database, from)?;
    let highest = store.scan(None, Some(1), None, Some(Direction::Prev)).await?;
    let Some((_, highest)) = highest.into_iter().next() else { return Ok(Vec::new()) };
    let highest = row_from_js(highest);
    if limit == 1 {
        return Ok(vec![highest]);
    }
    let mut window = u64::from(limit);
    loop {
        let lowest = (highest.number() + 1).saturating_sub(window);
        let range = KeyRange::lower_bound(&number_to_js(lowest), Some(false))?;
        let rows = store.get_all(Some(range), None).await?;
        if rows.len() >= limit as usize || lowest == 0 {
            return Ok(rows.into_iter().rev().take(limit as usize).map(row_from_js).collect());
        }
        window = window.saturating_mul(4);
    }
}

pub(super) async fn by_record(database: &Rexie, records: &[RecordId]) -> Result<Vec<Option<Row>>, Error> {
    let store = store(database, Store::Records)?;
    let index = store.index(BY_RECORD.name)?;
    if records.len() >= MANY && store.count(None).await? == 0 {
        return Ok(vec![None; records.len()]);
    }
    let asked: Vec<_> = records.iter().map(|record| Box::pin(index.get(record_to_js(*record).into()))).collect();
    let found = all_at_once(asked).await;
    found.into_iter().map(|found| Ok(found?.map(row_from_js))).collect()
}

pub(super) async fn pending(database: &Rexie, after: Option<u64>, limit: u32) -> Result<Vec<Row>, Error> {
    let range = after.map(|ordinal| KeyRange::lower_bound(&number_to_js(ordinal), Some(true))).transpose()?;
    let rows = store(database, Store::Records)?.index(PENDING.name)?.get_all(range, Some(limit)).await?;
    Ok(rows.into_iter().map(row_from_js).collect())
}

pub(super) async fn count(database: &Rexie, of: Store) -> Result<u32, Error> {
    store(database, of)?.count(None).await
}

pub(super) async fn count_pending(database: &Rexie) -> Result<u32, Error> {
    store(database, Store::Records)?.index(PENDING.name)?.count(None).await
}

/// Starts all futures, then waits for them in order: all requests are with the database before the first one is answered.
async fn all_at_once<F: Future>(mut futures: Vec<Pin<Box<F>>>) -> Vec<F::Output> {
    let mut early: Vec<Option<F::Output>> = Vec::with_capacity(futures.len());
    poll_fn(|context| {
        early.extend(futures.iter_mut().map(|future| match future.as_mut().poll(context) {
            Poll::Ready(output) => Some(output),
            Poll::Pending => None,
        }));
        Poll::Ready(())
    })
    .await;
    let mut outputs = Vec::with_capacity(futures.len());
    for (future, early) in futures.into_iter().zip(early) {
        outputs.push(match early {
            Some(output) => output,
            None => future.await,
        });
    }
    outputs
}
