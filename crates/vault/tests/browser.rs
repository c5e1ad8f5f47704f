//! The contract on IndexedDB in a real browser, and what only a browser has.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod contract;

use std::{cell::Cell, rc::Rc};

use contract::support::*;
use js_sys::{Array, Function, Object, Promise, Uint8Array};
use naderhand_domain::check_in::Step;
use naderhand_vault::{
    Error, KeysFault, Vault,
    backend::{
        Fault,
        indexed_db::IndexedDb,
        schema::{Schema, StoreSpec},
    },
    browser::{
        Entropy,
        lock::{sync_lock, try_sync_lock},
        persistence::{Persistence, persist, persisted, room},
    },
    guard::web_crypto::WebCrypto,
};
use rand_core::Rng;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

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

/// Runs a piece of JavaScript: what another program, or another version of this one, would do.
async fn script(arguments: &[(&str, &JsValue)], body: &str) -> JsValue {
    let names: Vec<_> = arguments.iter().map(|(name, _)| *name).collect();
    let function = Function::new_with_args(&names.join(","), &format!("return (async () => {{ {OPEN} {body} }})()"));
    let values: Array = arguments.iter().map(|(_, value)| (*value).clone()).collect();
    let promise: Promise = function.apply(&JsValue::UNDEFINED, &values).unwrap().unchecked_into();
    JsFuture::from(promise).await.unwrap()
}

/// Opens a database without any library, and waits for a transaction.
const OPEN: &str = "
    const open = (name, version, upgrade) => new Promise((resolve, reject) => {
        const request = indexedDB.open(name, version);
        request.onupgradeneeded = () => upgrade(request.result);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const finished = (transaction) => new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
    });
";

async fn raw_rows(name: &str) -> Vec<(String, JsValue)> {
    let rows = script(
        &[("name", &name.into())],
        "const database = await open(name);
         const transaction = database.transaction([...database.objectStoreNames]);
         const rows = [];
         for (const store of database.objectStoreNames) {
             transaction.objectStore(store).getAll().onsuccess = (event) => {
                 for (const row of event.target.result) rows.push([store, row]);
             };
         }
         await finished(transaction);
         database.close();
         return rows;",
    )
    .await;
    let rows: Array = rows.unchecked_into();
    rows.iter()
        .map(|row| {
            let row: Array = row.unchecked_into();
            (row.get(0).as_string().unwrap(), row.get(1))
        })
        .collect()
}

async fn save(vault: &Tab<BrowserDevice>, number: u64) -> Result<(), Error> {
    vault.save(id(number), check_in(Step::Bad), NOW).await.map(|_| ())
}

async fn try_open(device: &BrowserDevice) -> Result<(), Error> {
    let (database, guard) = device.connect().await;
    Vault::open(database, guard, rng()).await.map(|_| ())
}

#[wasm_bindgen_test]
async fn saved_means_that_a_strict_transaction_is_complete() {
    let device = BrowserDevice::new().await;
    let vault = device.open().await;
    script(
        &[],
        "const original = IDBDatabase.prototype.transaction;
         globalThis.seen = [];
         IDBDatabase.prototype.transaction = function (...given) {
             const transaction = original.apply(this, given);
             if (transaction.mode === 'readwrite') {
                 const one = { durability: transaction.durability, complete: false };
                 transaction.addEventListener('complete', () => { one.complete = true; });
                 seen.push(one);
             }
             return transaction;
         };
         globalThis.restore = () => { IDBDatabase.prototype.transaction = original; };",
    )
    .await;
    save(&vault, 1).await.unwrap();
    let seen = script(&[], "restore(); return JSON.stringify(seen);").await;
    assert_eq!(seen.as_string().unwrap(), r#"[{"durability":"strict","complete":true}]"#);
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_opened_again() {
    let device = BrowserDevice::new().await;
    let vault = device.open().await;
    save(&vault, 1).await.unwrap();
    vault.backend().disconnect();
    save(&vault, 2).await.unwrap();
    vault.backend().disconnect();
    assert_eq!(standing(&vault).await.len(), 2);
    assert_eq!(vault.backend().times_opened(), 3);
}

#[wasm_bindgen_test]
async fn a_connection_that_closes_unnoticed_is_opened_again() {
    let device = BrowserDevice::new().await;
    let vault = device.open().await;
    save(&vault, 1).await.unwrap();
    // The database object is closed behind the vault's back: the next transaction throws InvalidStateError.
    script(
        &[("name", &JsValue::from_str(&device.name))],
        "const original = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (...given) {
             if (this.name === name) {
                 this.close();
                 IDBDatabase.prototype.transaction = original;
             }
             return original.apply(this, given);
         };",
    )
    .await;
    save(&vault, 2).await.unwrap();
    assert_eq!(standing(&vault).await.len(), 2);
}

const NEWER: Schema = {
    const STORES: [StoreSpec; Schema::CURRENT.stores.len() + 1] = {
        let mut stores = [StoreSpec { name: "later", indexes: &[], since: Schema::CURRENT.version + 1 }; _];
        let mut at = 0;
        while at < Schema::CURRENT.stores.len() {
            stores[at] = Schema::CURRENT.stores[at];
            at += 1;
        }
        stores
    };
    Schema { version: Schema::CURRENT.version + 1, stores: &STORES }
};

#[wasm_bindgen_test]
async fn a_newer_version_in_another_tab_takes_over_and_finds_everything() {
    let device = BrowserDevice::new().await;
    let older = device.open().await;
    save(&older, 1).await.unwrap();
    older.set_meta("seen", b"1").await.unwrap();

    let database = IndexedDb::open_with(&device.name, NEWER).await.unwrap();
    let newer = Vault::open(database.clone(), WebCrypto::new(database), rng()).await.unwrap();
    assert_eq!(newer.id(), older.id());
    assert_eq!(standing(&newer).await.len(), 1);
    assert_eq!(newer.meta("seen").await.unwrap().unwrap().as_slice(), b"1");
    save(&newer, 2).await.unwrap();
    assert_eq!(save(&older, 3).await, Err(Error::Outdated), "the older tab asks to be loaded again");
    assert_eq!(standing(&newer).await.len(), 2);
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_let_go_is_named() {
    let device = BrowserDevice::new().await;
    save(&device.open().await, 1).await.unwrap();
    let stubborn = script(&[("name", &JsValue::from_str(&device.name))], "return await open(name);").await;
    let blocked = IndexedDb::open_with(&device.name, NEWER).await.map(|_| ());
    assert_eq!(blocked, Err(Fault::Blocked));
    script(&[("database", &stubborn)], "database.close();").await;
    let database = IndexedDb::open_with(&device.name, NEWER).await.unwrap();
    let vault = Vault::open(database.clone(), WebCrypto::new(database), rng()).await.unwrap();
    assert_eq!(standing(&vault).await.len(), 1);
}

/// Fills the disk: writes fail when they are asked for, or when the transaction ends, as browsers do.
async fn fill_disk(at_the_end: bool) {
    script(
        &[("atTheEnd", &JsValue::from_bool(at_the_end))],
        "const full = () => new DOMException('no room', 'QuotaExceededError');
         const original = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = function (...given) {
             if (!atTheEnd) throw full();
             const { transaction } = this;
             Object.defineProperty(transaction, 'error', { get: full });
             const request = original.apply(this, given);
             transaction.abort();
             return request;
         };
         globalThis.makeRoom = () => { IDBObjectStore.prototype.put = original; };",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_full_device_says_so_and_loses_nothing() {
    let device = BrowserDevice::new().await;
    let vault = device.open().await;
    save(&vault, 1).await.unwrap();
    let before = device.raw().await;
    for at_the_end in [false, true] {
        fill_disk(at_the_end).await;
        let full = save(&vault, 2).await;
        script(&[], "makeRoom();").await;
        assert_eq!(full, Err(Error::QuotaFull));
        assert_eq!(device.raw().await, before);
    }
    save(&vault, 2).await.unwrap();
    assert_eq!(standing(&vault).await.len(), 2);
}

#[wasm_bindgen_test]
async fn the_wrapping_key_cannot_be_taken_out() {
    let device = BrowserDevice::new().await;
    drop(device.open().await);
    let keys: Vec<_> = raw_rows(&device.name).await.into_iter().filter(|(store, _)| store == "keys").collect();
    let extractable = keys.iter().filter_map(|(_, row)| {
        let key = js_sys::Reflect::get(row, &"c".into()).unwrap();
        js_sys::Reflect::get(&key, &"extractable".into()).ok()?.as_bool()
    });
    assert_eq!(extractable.collect::<Vec<_>>(), [false]);
}

#[wasm_bindgen_test]
async fn keys_that_cannot_be_used_are_an_error_and_overwrite_nothing() {
    let device = BrowserDevice::new().await;
    save(&device.open().await, 1).await.unwrap();
    let name = JsValue::from_str(&device.name);
    let without_guard = "const database = await open(name);
        const transaction = database.transaction('keys', 'readwrite');
        transaction.objectStore('keys').delete('guard');
        await finished(transaction);
        database.close();";
    let other_guard =
        "const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
        const database = await open(name);
        const transaction = database.transaction('keys', 'readwrite');
        transaction.objectStore('keys').put({ k: 'guard', c: key });
        await finished(transaction);
        database.close();";
    for (change, fault) in [(other_guard, KeysFault::Refused), (without_guard, KeysFault::GuardMissing)] {
        script(&[("name", &name)], change).await;
        let before = device.raw().await;
        assert_eq!(try_open(&device).await, Err(Error::KeysUnavailable(fault)));
        assert_eq!(device.raw().await, before);
    }
}

#[wasm_bindgen_test]
async fn cleared_storage_is_noticed_and_not_written_into() {
    let device = BrowserDevice::new().await;
    let vault = device.open().await;
    save(&vault, 1).await.unwrap();
    IndexedDb::delete(&device.name).await.unwrap();
    assert_eq!(save(&vault, 2).await, Err(Error::Gone));
    assert_eq!(vault.count().await.unwrap(), 0);
    assert_eq!(raw_rows(&device.name).await.len(), 0);
}

#[wasm_bindgen_test]
async fn other_tabs_hear_of_a_commit() {
    let device = BrowserDevice::new().await;
    let (one, two) = (device.open().await, device.open().await);
    let own = Rc::new(Cell::new(0));
    let counted = Rc::clone(&own);
    let _own = one.backend().on_change(move || counted.set(counted.get() + 1));
    let heard = JsFuture::from(Promise::new(&mut |resolve, _| {
        let subscription = two.backend().on_change(move || drop(resolve.call0(&JsValue::UNDEFINED)));
        // As long as the page lives.
        core::mem::forget(subscription);
    }));
    save(&one, 1).await.unwrap();
    heard.await.unwrap();
    assert_eq!(own.get(), 0, "who commits knows already");
    assert!(two.get(id(1)).await.unwrap().is_some());
}

#[wasm_bindgen_test]
async fn one_tab_synchronises_at_a_time() {
    let held = sync_lock().await;
    assert!(try_sync_lock().await.is_none());
    drop(held);
    let again = sync_lock().await;
    drop(again);
    // A waiting tab that goes away does not take the lock with it.
    let held = sync_lock().await;
    {
        let mut waiting = std::pin::pin!(sync_lock());
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(waiting.as_mut().poll(&mut context).is_pending());
    }
    drop(held);
    drop(sync_lock().await);
}

#[wasm_bindgen_test]
async fn the_browser_says_whether_it_keeps_the_store() {
    let answer = persist().await;
    assert_ne!(answer, Persistence::Unknown);
    assert_eq!(persisted().await, answer);
    assert!(room().await.unwrap().quota > 0.0);
}

/// A database as the first version of the app made it: layout and rows are frozen.
mod frozen {
    use contract::server::{Server, pull, push, sync};
    use naderhand_domain::record::{Body, Kind};
    use naderhand_vault::{Limits, Why};

    use super::*;

    const V1: &str = include_str!("frozen/v1.json");

    /// Makes the database of version 1, with a wrapping key that the test knows.
    const PLANT: &str = "
        const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
        const database = await open(name, 1, (database) => {
            for (const store of ['state', 'in_flight', 'set_aside', 'meta', 'keys']) {
                database.createObjectStore(store, { keyPath: 'k' });
            }
            const records = database.createObjectStore('records', { keyPath: 'k' });
            records.createIndex('by_record', 'i', { unique: true });
            records.createIndex('pending', 'p', { unique: true });
        });
        const key = await crypto.subtle.importKey('raw', new Uint8Array(32).fill(7), 'AES-GCM', false, ['encrypt', 'decrypt']);
        const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
        transaction.objectStore('keys').put({ k: 'guard', c: key });
        for (const { store, k, v, i, p } of JSON.parse(rows)) {
            const row = { k, v: bytes(v) };
            if (i !== undefined) row.i = bytes(i);
            if (p !== undefined) row.p = p;
            transaction.objectStore(store).put(row);
        }
        await finished(transaction);
        database.close();";

    async fn plant(rows: &str) -> BrowserDevice {
        let device = BrowserDevice::new().await;
        script(&[("name", &JsValue::from_str(&device.name)), ("rows", &rows.into())], PLANT).await;
        device
    }

    #[wasm_bindgen_test]
    async fn the_first_version_opens_for_ever() {
        let vault = plant(V1).await.open().await;
        let bodies: Vec<_> = standing(&vault).await.into_iter().map(|(id, plain)| (id, plain.body)).collect();
        let expected = [
            (id(1), check_in(Step::Bad)),
            (id(2), own_words("van de andere")),
            (id(3), Body::Deleted),
            (id(4), own_words("onderweg")),
            (id(5), own_words("nog niet")),
        ];
        assert_eq!(bodies, expected);
        assert!(vault.choices().await.unwrap().allows(Kind::OwnWords));
        assert_eq!(vault.meta("seen").await.unwrap().unwrap().as_slice(), b"1");
        let aside = vault.set_aside().await.unwrap();
        assert_eq!((aside[0].why, &aside[0].content.as_ref().unwrap().body), (Why::Lost, &own_words("van mij")));
        assert_eq!(vault.count_pending().await.unwrap(), 3, "two words and a tombstone that never leaves");
        assert_eq!(vault.stage(Limits::default()).await.unwrap().unwrap().entries, 1, "the upload under way");
        let edit = vault.save(id(1), check_in(Step::Good), NOW).await.unwrap();
        assert!(edit.content.stamp.millis >= NOW + 2_000, "the clock went on from where it was");
        assert_eq!(vault.cursors().await.unwrap().len(), 2);
    }

    /// Prints a database for the next frozen file: run it by name with `--ignored` when the schema has changed.
    #[wasm_bindgen_test]
    #[ignore = "prints, checks nothing"]
    async fn print_a_database() {
        let device = plant("[]").await;
        let vault = device.open().await;
        let other = BrowserDevice::new().await.open().await;
        let mut server = Server::default();
        enrol(&other, &vault.identity()).await;
        vault.decide(Kind::CheckIn, given(), NOW).await.unwrap();
        vault.decide(Kind::OwnWords, given(), NOW).await.unwrap();
        vault.save(id(1), check_in(Step::Bad), NOW).await.unwrap();
        vault.save(id(2), own_words("samen"), NOW).await.unwrap();
        vault.save(id(3), own_words("weg"), NOW).await.unwrap();
        vault.remove(id(3), NOW).await.unwrap();
        sync(&vault, &mut server).await;
        sync(&other, &mut server).await;
        vault.save(id(2), own_words("van mij"), NOW + 1_000).await.unwrap();
        other.save(id(2), own_words("van de andere"), NOW + 2_000).await.unwrap();
        push(&other, &mut server).await;
        pull(&vault, &server).await;
        vault.set_meta("seen", b"1").await.unwrap();
        vault.save(id(4), own_words("onderweg"), NOW).await.unwrap();
        vault.stage(Limits::default()).await.unwrap().unwrap();
        vault.save(id(5), own_words("nog niet"), NOW).await.unwrap();
        let json = script(
            &[("name", &JsValue::from_str(&device.name))],
            "const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
             const database = await open(name);
             const transaction = database.transaction([...database.objectStoreNames]);
             const rows = [];
             for (const store of database.objectStoreNames) {
                 transaction.objectStore(store).getAll().onsuccess = (event) => {
                     for (const { k, v, i, p } of event.target.result) {
                         if (v) rows.push({ store, k, v: hex(v), ...(i && { i: hex(i) }), ...(p && { p }) });
                     }
                 };
             }
             await finished(transaction);
             database.close();
             return '[' + rows.map((row) => JSON.stringify(row)).join(',') + ']';",
        )
        .await;
        wasm_bindgen_test::console_log!("{}", json.as_string().unwrap());
    }
}
