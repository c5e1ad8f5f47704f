//! What the vault needs of a database: stores with ordered keys, and one atomic, durable commit over several of them.
//!
//! Two implementations pass the same contract suite: [`memory::Memory`] for native tests and `indexed_db::IndexedDb` for
//! the browser. A backend sees sealed bytes only and knows nothing of keys.
//!
//! # Why there is no interactive transaction
//!
//! An `IndexedDB` transaction ends as soon as nothing is asked of it, so sealing or waiting in the middle of one kills it.
//! The vault therefore reads, decides and seals first, and then hands over everything that changes in one
//! [`Backend::commit`]. What makes that safe with several tabs is that [`Store::State`] holds one row at most: each commit
//! of the vault deletes the revision that it was decided from and adds the next. When another tab has moved on, there is
//! nothing to delete, the added row would be the second, and the commit as a whole fails with [`Fault::Conflict`]: a
//! compare-and-set without reading.

#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
pub mod memory;
pub mod schema;

use naderhand_domain::id::RecordId;

pub use self::schema::Store;

/// The key of a row within its store.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A number up to 2⁵³: what a browser's number holds exactly.
    Number(u64),
    /// A name.
    Name(String),
}

impl From<u64> for Key {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Key {
    fn from(name: &str) -> Self {
        Self::Name(name.to_owned())
    }
}

/// A row as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its key.
    pub key: Key,
    /// Its bytes.
    pub value: Vec<u8>,
}

impl Row {
    /// The key of a row in a store that has numbers as keys.
    pub fn number(&self) -> u64 {
        match self.key {
            Key::Number(number) => number,
            Key::Name(_) => 0,
        }
    }
}

/// What a row is found by, beside its key. Only rows of [`Store::Records`] have any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Indexed {
    /// The record that the row holds; no two rows hold the same.
    pub record: Option<RecordId>,
    /// Whether the row is in the outbox.
    pub pending: bool,
}

/// One change of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Writes a row whose key must be free, and in [`Store::State`] the only one. Otherwise the whole commit fails with
    /// [`Fault::Conflict`].
    Add(Store, Key, Vec<u8>),
    /// Writes a row, over the one that has its key if there is one.
    Put(Store, Key, Vec<u8>, Indexed),
    /// Removes a row, if it is there.
    Delete(Store, Key),
    /// Removes all rows of a store.
    Clear(Store),
}

impl Write {
    /// The row that it puts, if it is a [`Write::Put`].
    pub fn row(&self) -> Option<Row> {
        match self {
            Self::Put(_, key, value, _) => Some(Row { key: key.clone(), value: value.clone() }),
            Self::Add(..) | Self::Delete(..) | Self::Clear(_) => None,
        }
    }

    /// The store that it changes.
    pub const fn store(&self) -> Store {
        match self {
            Self::Add(store, ..) | Self::Put(store, ..) | Self::Delete(store, _) | Self::Clear(store) => *store,
        }
    }

    /// A [`Write::Put`] of a row that is found by its key alone.
    pub fn put(store: Store, key: impl Into<Key>, value: Vec<u8>) -> Self {
        Self::Put(store, key.into(), value, Indexed::default())
    }
}

/// Why a backend did not do what was asked. A commit that fails has changed nothing, with one exception: after
/// [`Fault::Lost`] it may or may not have happened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The device has no room left.
    #[error("there is no room left")]
    QuotaFull,
    /// Somebody else committed first: read again and decide again.
    #[error("another tab committed first")]
    Conflict,
    /// Another tab holds an older version of the database open.
    #[error("another tab holds an older version of the store open")]
    Blocked,
    /// The database was made by a newer version of the app.
    #[error("the store belongs to a newer version of the app")]
    Outdated,
    /// The connection went away, also when it was opened again.
    #[error("the connection to the store was lost")]
    Lost,
    /// Anything else, in words for a log. Holds no content.
    #[error("the store failed: {0}")]
    Other(String),
}

/// A database with the stores of [`schema`].
#[expect(async_fn_in_trait, reason = "a browser has one thread: no caller needs these futures to be Send")]
pub trait Backend {
    /// The row with this key.
    async fn get(&self, store: Store, key: &Key) -> Result<Option<Row>, Fault>;

    /// Up to `limit` rows with keys after `after`, in the order of their keys.
    async fn page(&self, store: Store, after: Option<&Key>, limit: u32) -> Result<Vec<Row>, Fault>;

    /// The `limit` rows with the highest keys, the highest first. For stores with numbers as keys.
    async fn last(&self, store: Store, limit: u32) -> Result<Vec<Row>, Fault>;

    /// The rows of [`Store::Records`] that hold these records, in the order asked.
    async fn by_record(&self, records: &[RecordId]) -> Result<Vec<Option<Row>>, Fault>;

    /// Up to `limit` rows of [`Store::Records`] that are in the outbox, with keys after `after`, in order.
    async fn pending(&self, after: Option<u64>, limit: u32) -> Result<Vec<Row>, Fault>;

    /// How many rows a store has.
    async fn count(&self, store: Store) -> Result<u32, Fault>;

    /// How many rows of [`Store::Records`] are in the outbox.
    async fn count_pending(&self) -> Result<u32, Fault>;

    /// Makes all changes, in order, or none; returns when they are durable.
    ///
    /// The database may have been cleared since the caller decided. A backend that had to open it anew answers
    /// [`Fault::Lost`] until [`Store::State`] was read again with [`Backend::last`].
    async fn commit(&self, writes: Vec<Write>) -> Result<(), Fault>;
}
