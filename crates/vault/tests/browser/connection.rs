//! Commits and the connection beneath them.

use naderhand_vault::{Error, backend::indexed_db::IndexedDb};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    BrowserDevice,
    contract::support::*,
    save,
    script::{raw_rows, script},
};

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
async fn cleared_storage_is_noticed_and_not_written_into() {
    let device = BrowserDevice::new().await;
    let vault = device.open().await;
    save(&vault, 1).await.unwrap();
    IndexedDb::delete(&device.name).await.unwrap();
    assert_eq!(save(&vault, 2).await, Err(Error::Gone));
    assert_eq!(vault.count().await.unwrap(), 0);
    assert_eq!(raw_rows(&device.name).await.len(), 0);
}
