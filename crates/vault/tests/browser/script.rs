//! What another program, or another version of this one, would do with the database.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Runs a piece of JavaScript: what another program, or another version of this one, would do.
pub(crate) async fn script(arguments: &[(&str, &JsValue)], body: &str) -> JsValue {
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

pub(crate) async fn raw_rows(name: &str) -> Vec<(String, JsValue)> {
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
