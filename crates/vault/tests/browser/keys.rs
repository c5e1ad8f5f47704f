//! The wrapping key.

use naderhand_vault::{Error, KeysFault};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    BrowserDevice,
    contract::support::*,
    save,
    script::{raw_rows, script},
    try_open,
};

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
