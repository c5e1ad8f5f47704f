//! Older and newer versions of the app on one database.

use naderhand_vault::{
    Error, Vault,
    backend::{
        Fault,
        indexed_db::IndexedDb,
        schema::{Schema, StoreSpec},
    },
    guard::web_crypto::WebCrypto,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{BrowserDevice, contract::support::*, save, script::script};

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
