//! The browser's database, through rexie.
//!
//! # Two connections
//!
//! rexie 0.6.2 reads. It cannot write as the vault must: it has no way to ask for `durability: "strict"`, without which
//! Chromium and Firefox fire `complete` before the bytes are on the disk, and it reports a full disk as "aborted" without
//! the reason. Nor does it hand out the connection beneath. So commits go over a second connection of plain web-sys
//! (`commit.rs`), which also owns the upgrade, because rexie cannot tell that another tab blocks it. Both connections are to
//! the same database: what one has committed, the other reads.
//!
//! # Connections go away
//!
//! Browsers close connections when the storage is cleared, when another tab brings a newer schema (both connections close
//! at once then, so that it is not kept waiting), and sometimes, on phones, for no reason. A read opens the database again
//! and reads once more. A commit answers [`Fault::Lost`] until the state was read over the new connection: whoever decided
//! it must look at the store again first, because it may be another one by now, or empty.

mod bindings;
mod commit;
mod connect;
mod convert;
mod fault;
mod read;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use naderhand_domain::id::RecordId;
use tokio::sync::Mutex;
use wasm_bindgen::JsValue;

use self::connect::Connection;
pub(crate) use self::{bindings::JsRow, fault::text_of};
use super::{
    Backend, Fault, Key, Row, Store, Write,
    schema::{KEY_PATH, Schema},
};
use crate::browser::channel::Channel;

/// The database of this app.
pub const NAME: &str = "naderhand";

/// A handle on a database of the browser. Clones share its connection.
#[derive(Clone)]
pub struct IndexedDb {
    shared: Rc<Shared>,
}

struct Shared {
    name: String,
    schema: Schema,
    connection: RefCell<Option<Rc<Connection>>>,
    /// One opening at a time.
    opening: Mutex<()>,
    channel: Channel,
    /// How often it was opened.
    opened: Cell<u32>,
    /// At which opening the state was last read.
    state_seen: Cell<u32>,
}

impl IndexedDb {
    /// Opens the database `name`, making it if it is not there.
    pub async fn open(name: &str) -> Result<Self, Fault> {
        Self::open_with(name, Schema::CURRENT).await
    }

    /// Opens the database with another schema: tests do, to stand for an older or a newer app.
    pub async fn open_with(name: &str, schema: Schema) -> Result<Self, Fault> {
        let shared = Shared {
            name: name.to_owned(),
            schema,
            connection: RefCell::new(None),
            opening: Mutex::new(()),
            channel: Channel::new(name),
            opened: Cell::new(0),
            state_seen: Cell::new(0),
        };
        let database = Self { shared: Rc::new(shared) };
        database.connection().await?;
        Ok(database)
    }

    /// Calls back after each commit of another tab that changed records, until the answer is dropped.
    pub fn on_change(&self, changed: impl FnMut() + 'static) -> crate::browser::channel::Subscription {
        self.shared.channel.subscribe(changed)
    }

    /// How often the database was opened: more than once when connections went away.
    pub fn times_opened(&self) -> u32 {
        self.shared.opened.get()
    }

    /// Closes the connections, as a browser does on its own accord. The next operation opens the database again.
    pub fn disconnect(&self) {
        if let Some(connection) = self.shared.connection.borrow_mut().take() {
            connection.close();
        }
    }

    /// Deletes a database with everything in it. Waits for other tabs to close it.
    pub async fn delete(name: &str) -> Result<(), Fault> {
        rexie::Rexie::delete(name).await.map_err(|error| fault::of_rexie(&error))
    }

    async fn connection(&self) -> Result<Rc<Connection>, Fault> {
        let _turn = self.shared.opening.lock().await;
        if let Some(connection) = &*self.shared.connection.borrow()
            && connection.is_open()
        {
            return Ok(Rc::clone(connection));
        }
        self.disconnect();
        let connection = Rc::new(Connection::open(&self.shared.name, &self.shared.schema).await?);
        self.shared.opened.set(self.shared.opened.get() + 1);
        *self.shared.connection.borrow_mut() = Some(Rc::clone(&connection));
        Ok(connection)
    }

    /// Reads, and once more over a new connection when the present one fails.
    async fn read<T>(&self, read: impl AsyncFn(&rexie::Rexie) -> Result<T, rexie::Error>) -> Result<T, Fault> {
        let connection = self.connection().await?;
        if let Some(reading) = connection.reading()
            && let Ok(found) = read(reading).await
        {
            return Ok(found);
        }
        drop(connection);
        self.disconnect();
        let connection = self.connection().await?;
        let reading = connection.reading().ok_or(Fault::Lost)?;
        read(reading).await.map_err(|error| fault::of_rexie(&error))
    }

    /// The value of a property of one row that no [`Row`] carries: the guard keeps a key in it that has no bytes.
    pub(crate) async fn read_raw(&self, store: Store, key: &Key) -> Result<Option<JsValue>, Fault> {
        let key = convert::key_to_js(key);
        self.read(async |database| read::raw(database, store, key.clone()).await).await
    }

    /// Adds a row made by the caller, in a commit of its own.
    pub(crate) async fn add_raw(&self, store: Store, row: &JsRow) -> Result<(), Fault> {
        let connection = self.connection().await?;
        self.note_loss(commit::add_raw(connection.writing(), store, row).await)
    }

    fn note_loss(&self, result: Result<(), Fault>) -> Result<(), Fault> {
        if result == Err(Fault::Lost) {
            self.disconnect();
        }
        result
    }
}

impl Backend for IndexedDb {
    async fn get(&self, store: Store, key: &Key) -> Result<Option<Row>, Fault> {
        let key = convert::key_to_js(key);
        self.read(async |database| read::get(database, store, key.clone()).await).await
    }

    async fn page(&self, store: Store, after: Option<&Key>, limit: u32) -> Result<Vec<Row>, Fault> {
        self.read(async |database| read::page(database, store, after, limit).await).await
    }

    async fn last(&self, store: Store, limit: u32) -> Result<Vec<Row>, Fault> {
        let rows = self.read(async |database| read::last(database, store, limit).await).await?;
        if store == Store::State {
            self.shared.state_seen.set(self.shared.opened.get());
        }
        Ok(rows)
    }

    async fn by_record(&self, records: &[RecordId]) -> Result<Vec<Option<Row>>, Fault> {
        self.read(async |database| read::by_record(database, records).await).await
    }

    async fn pending(&self, after: Option<u64>, limit: u32) -> Result<Vec<Row>, Fault> {
        self.read(async |database| read::pending(database, after, limit).await).await
    }

    async fn count(&self, store: Store) -> Result<u32, Fault> {
        self.read(async |database| read::count(database, store).await).await
    }

    async fn count_pending(&self) -> Result<u32, Fault> {
        self.read(async |database| read::count_pending(database).await).await
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), Fault> {
        let connection = self.connection().await?;
        if self.shared.state_seen.get() != self.shared.opened.get() {
            return Err(Fault::Lost);
        }
        let shown = writes.iter().any(|write| matches!(write.store(), Store::Records | Store::SetAside));
        self.note_loss(commit::commit(connection.writing(), writes).await)?;
        if shown {
            self.shared.channel.tell();
        }
        Ok(())
    }
}
