//! The contract on `IndexedDB` in a real browser, and what only a browser has.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod connection;
#[path = "../contract/mod.rs"]
mod contract;
mod frozen;
mod keys;
mod script;
mod tabs;
mod versions;

use contract::support::*;
use js_sys::{Object, Uint8Array};
use naderhand_domain::check_in::Step;
use naderhand_vault::{Error, Vault, backend::indexed_db::IndexedDb, browser::Entropy, guard::web_crypto::WebCrypto};
use rand_core::Rng;
use script::raw_rows;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// A device with a database of its own in this browser. It lasts as long as the test's page.
struct BrowserDevice {
    name: String,
}

impl Device for BrowserDevice {
    type Backend = IndexedDb;
    type Guard = WebCrypto;

    async fn new() -> Self {
        let mut number = [0; 8];
        Entropy.fill_bytes(&mut number);
        Self { name: format!("naderhand-test-{}", u64::from_le_bytes(number)) }
    }

    async fn connect(&self) -> (IndexedDb, WebCrypto) {
        let database = IndexedDb::open(&self.name).await.unwrap();
        (database.clone(), WebCrypto::new(database))
    }

    async fn raw(&self) -> Vec<u8> {
        let mut raw = Vec::new();
        for (store, row) in raw_rows(&self.name).await {
            raw.extend_from_slice(store.as_bytes());
            for property in Object::values(row.unchecked_ref::<Object>()).iter() {
                match property.dyn_into::<Uint8Array>() {
                    Ok(bytes) => raw.extend_from_slice(&bytes.to_vec()),
                    Err(other) => raw.extend_from_slice(format!("{other:?}").as_bytes()),
                }
            }
        }
        raw
    }
}

contract!(crate::BrowserDevice, browser);

pub(crate) async fn save(vault: &Tab<BrowserDevice>, number: u64) -> Result<(), Error> {
    vault.save(id(number), check_in(Step::Bad), NOW).await.map(|_| ())
}

pub(crate) async fn try_open(device: &BrowserDevice) -> Result<(), Error> {
    let (database, guard) = device.connect().await;
    Vault::open(database, guard, rng()).await.map(|_| ())
}
