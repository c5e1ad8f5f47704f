//! A database in memory, for native tests: with several handles on one database, and faults on request.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
    future::poll_fn,
    ops::Bound,
    rc::Rc,
    task::Poll,
};

use naderhand_domain::id::RecordId;

use super::{Backend, Fault, Indexed, Key, Row, Store, Write};

/// A handle on a database in memory. A clone is another handle on the same database, as another tab would have.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    shared: Rc<RefCell<Shared>>,
}

#[derive(Debug, Default)]
struct Shared {
    rows: Rows,
    next_commit: Option<Planned>,
    quota: Option<usize>,
    commits: u64,
}

#[derive(Debug, Clone, Default)]
struct Rows {
    stores: BTreeMap<Store, BTreeMap<Key, (Vec<u8>, Indexed)>>,
    by_record: HashMap<RecordId, Key>,
}

/// What a test has in store for the next commit.
#[derive(Debug)]
enum Planned {
    Fail(Fault),
    LoseAnswer,
}

impl Memory {
    /// An empty database.
    pub fn new() -> Self {
        Self::default()
    }

    /// The next commit fails with `fault` and changes nothing.
    pub fn fail_next_commit(&self, fault: Fault) {
        self.shared.borrow_mut().next_commit = Some(Planned::Fail(fault));
    }

    /// The next commit happens, and whoever asked for it hears [`Fault::Lost`].
    pub fn lose_next_answer(&self) {
        self.shared.borrow_mut().next_commit = Some(Planned::LoseAnswer);
    }

    /// From now on, commits that would leave more than `bytes` of values fail with [`Fault::QuotaFull`]; `None` lifts it.
    pub fn set_quota(&self, bytes: Option<usize>) {
        self.shared.borrow_mut().quota = bytes;
    }

    /// How many commits succeeded so far.
    pub fn commits(&self) -> u64 {
        self.shared.borrow().commits
    }

    /// All keys and values, as a thief of the device would find them.
    pub fn raw(&self) -> Vec<(Store, Key, Vec<u8>)> {
        let shared = self.shared.borrow();
        let rows = shared.rows.stores.iter();
        rows.flat_map(|(store, rows)| rows.iter().map(|(key, (value, _))| (*store, key.clone(), value.clone())))
            .collect()
    }

    /// Overwrites a row behind the vault's back, as a failing disk would.
    pub fn damage(&self, store: Store, key: &Key, change: impl FnOnce(&mut Vec<u8>)) {
        if let Some((value, _)) =
            self.shared.borrow_mut().rows.stores.get_mut(&store).and_then(|rows| rows.get_mut(key))
        {
            change(value);
        }
    }

    /// A second database with the same content: what a copy of the device's disk would be.
    #[must_use]
    pub fn copy(&self) -> Self {
        let rows = self.shared.borrow().rows.clone();
        Self { shared: Rc::new(RefCell::new(Shared { rows, ..Shared::default() })) }
    }

    fn read<T>(&self, store: Store, read: impl FnOnce(&BTreeMap<Key, (Vec<u8>, Indexed)>) -> T) -> T {
        static EMPTY: BTreeMap<Key, (Vec<u8>, Indexed)> = BTreeMap::new();
        read(self.shared.borrow().rows.stores.get(&store).unwrap_or(&EMPTY))
    }
}

impl Rows {
    fn apply(&mut self, write: Write) -> Result<(), Fault> {
        match write {
            Write::Add(store, key, value) => {
                let rows = self.stores.entry(store).or_default();
                if rows.contains_key(&key) || (store == Store::State && !rows.is_empty()) {
                    return Err(Fault::Conflict);
                }
                rows.insert(key, (value, Indexed::default()));
            }
            Write::Put(store, key, value, indexed) => {
                if let Some(record) = indexed.record
                    && self.by_record.insert(record, key.clone()).is_some_and(|taken| taken != key)
                {
                    return Err(Fault::Conflict);
                }
                self.stores.entry(store).or_default().insert(key, (value, indexed));
            }
            Write::Delete(store, key) => {
                if let Some((_, indexed)) = self.stores.entry(store).or_default().remove(&key)
                    && let Some(record) = indexed.record
                {
                    self.by_record.remove(&record);
                }
            }
            Write::Clear(store) => {
                self.stores.remove(&store);
                if store == Store::Records {
                    self.by_record.clear();
                }
            }
        }
        Ok(())
    }

    fn bytes(&self) -> usize {
        self.stores.values().flat_map(BTreeMap::values).map(|(value, _)| value.len()).sum()
    }
}

fn row((key, (value, _)): (&Key, &(Vec<u8>, Indexed))) -> Row {
    Row { key: key.clone(), value: value.clone() }
}

fn after(key: Option<&Key>) -> (Bound<&Key>, Bound<&Key>) {
    (key.map_or(Bound::Unbounded, Bound::Excluded), Bound::Unbounded)
}

/// Lets others go first, as every real database does: this is what interleaves two handles in a test.
async fn turn() {
    let mut waited = false;
    poll_fn(|context| {
        if waited {
            return Poll::Ready(());
        }
        waited = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

impl Backend for Memory {
    async fn get(&self, store: Store, key: &Key) -> Result<Option<Row>, Fault> {
        turn().await;
        Ok(self.read(store, |rows| rows.get_key_value(key).map(row)))
    }

    async fn page(&self, store: Store, after_key: Option<&Key>, limit: u32) -> Result<Vec<Row>, Fault> {
        turn().await;
        Ok(self.read(store, |rows| rows.range::<Key, _>(after(after_key)).take(limit as usize).map(row).collect()))
    }

    async fn last(&self, store: Store, limit: u32) -> Result<Vec<Row>, Fault> {
        turn().await;
        Ok(self.read(store, |rows| rows.iter().rev().take(limit as usize).map(row).collect()))
    }

    async fn by_record(&self, records: &[RecordId]) -> Result<Vec<Option<Row>>, Fault> {
        turn().await;
        let shared = self.shared.borrow();
        let Some(rows) = shared.rows.stores.get(&Store::Records) else { return Ok(vec![None; records.len()]) };
        let find = |record| shared.rows.by_record.get(record).and_then(|key| rows.get_key_value(key)).map(row);
        Ok(records.iter().map(find).collect())
    }

    async fn pending(&self, after_ordinal: Option<u64>, limit: u32) -> Result<Vec<Row>, Fault> {
        turn().await;
        let key = after_ordinal.map(Key::Number);
        let is_pending = |entry: &(&Key, &(Vec<u8>, Indexed))| entry.1.1.pending;
        Ok(self.read(Store::Records, |rows| {
            rows.range::<Key, _>(after(key.as_ref())).filter(is_pending).take(limit as usize).map(row).collect()
        }))
    }

    async fn count(&self, store: Store) -> Result<u32, Fault> {
        turn().await;
        Ok(self.read(store, |rows| u32::try_from(rows.len()).unwrap_or(u32::MAX)))
    }

    async fn count_pending(&self) -> Result<u32, Fault> {
        turn().await;
        let pending = self.read(Store::Records, |rows| rows.values().filter(|(_, indexed)| indexed.pending).count());
        Ok(u32::try_from(pending).unwrap_or(u32::MAX))
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), Fault> {
        turn().await;
        let mut shared = self.shared.borrow_mut();
        let planned = shared.next_commit.take();
        if let Some(Planned::Fail(fault)) = planned {
            return Err(fault);
        }
        let mut rows = shared.rows.clone();
        writes.into_iter().try_for_each(|write| rows.apply(write))?;
        if shared.quota.is_some_and(|quota| rows.bytes() > quota) {
            return Err(Fault::QuotaFull);
        }
        shared.rows = rows;
        shared.commits += 1;
        match planned {
            Some(Planned::LoseAnswer) => Err(Fault::Lost),
            Some(Planned::Fail(_)) | None => Ok(()),
        }
    }
}
