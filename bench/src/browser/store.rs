//! The app's own store, in the browser's database, for JavaScript.

use naderhand_domain::{
    id::RecordId,
    record::{Body, Record},
};
use naderhand_vault::{
    Contents, Vault,
    backend::indexed_db::IndexedDb,
    browser::{DeviceVault, Entropy},
    guard::web_crypto::WebCrypto,
};
use wasm_bindgen::prelude::*;

use crate::sealing::check_in;

/// 2026-11-22T00:00Z: the wall clock that saves are given.
const NOW: i64 = 1_795_305_600_000;

/// A vault in a database of its own.
#[wasm_bindgen]
pub struct StoreBench {
    vault: DeviceVault,
    /// Check-ins that are to be kept in one go.
    ready: Vec<(RecordId, Body)>,
}

#[wasm_bindgen]
impl StoreBench {
    /// Opens the vault in the database of this name as the app opens its own, and makes it on first use.
    pub async fn open(name: String) -> Result<Self, JsError> {
        let database = IndexedDb::open(&name).await?;
        let vault = Vault::open(database.clone(), WebCrypto::new(database), Entropy).await?;
        Ok(Self { vault, ready: Vec::new() })
    }

    /// Deletes the database of this name.
    pub async fn delete(name: String) -> Result<(), JsError> {
        Ok(IndexedDb::delete(&name).await?)
    }

    /// Keeps new check-ins one by one, each durable before the next is begun.
    pub async fn save_each(&self, count: u32) -> Result<u32, JsError> {
        for index in 0..count {
            let (id, body) = new(index);
            self.vault.save(id, body, NOW).await?;
        }
        Ok(count)
    }

    /// Makes one check-in and keeps it again and again, as when it grows tap by tap.
    pub async fn edit_each(&self, count: u32) -> Result<u32, JsError> {
        let (id, _) = new(0);
        for index in 0..count {
            let (_, body) = new(index);
            self.vault.save(id, body, NOW).await?;
        }
        Ok(count)
    }

    /// Makes the check-ins that [`Self::save_all`] will keep.
    pub fn prepare(&mut self, count: u32) {
        self.ready = (0..count).map(new).collect();
    }

    /// Keeps what was prepared, in one transaction.
    pub async fn save_all(&self) -> Result<u32, JsError> {
        let kept = self.vault.save_all(&self.ready, NOW).await?;
        Ok(u32::try_from(kept.len())?)
    }

    /// Reads and opens everything, and answers how many there were.
    pub async fn all(&self) -> Result<u32, JsError> {
        readable(&self.vault.all(|_| {}).await?)
    }

    /// Reads and opens the newest, and answers how many there were.
    pub async fn last(&self, count: u32) -> Result<u32, JsError> {
        readable(&self.vault.recent(count).await?)
    }
}

fn new(index: u32) -> (RecordId, Body) {
    let Record { id, content } = check_in(index);
    (id, content.body)
}

fn readable(contents: &Contents) -> Result<u32, JsError> {
    if contents.unreadable.is_empty() {
        Ok(u32::try_from(contents.records.len())?)
    } else {
        Err(JsError::new("a record does not open"))
    }
}
