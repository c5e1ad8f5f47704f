//! What web-sys has only under an unstable flag, or not at all.

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{IdbDatabase, IdbTransaction};

#[wasm_bindgen]
extern "C" {
    /// A row as the database holds it. Getters and setters pass no strings, which makes them quick.
    #[wasm_bindgen(extends = Object)]
    #[derive(Debug, Clone)]
    pub(crate) type JsRow;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn k(this: &JsRow) -> JsValue;
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_k(this: &JsRow, key: &JsValue);

    #[wasm_bindgen(method, getter)]
    pub(crate) fn v(this: &JsRow) -> JsValue;
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_v(this: &JsRow, value: &Uint8Array);

    /// The record's id, for the index.
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_i(this: &JsRow, record: &Uint8Array);

    /// The ordinal, on pending rows only.
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_p(this: &JsRow, ordinal: &JsValue);

    /// The same on every row of the state, so that there is one.
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_u(this: &JsRow, same: u32);

    /// A `CryptoKey`, on the guard's row only.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn c(this: &JsRow) -> JsValue;
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_c(this: &JsRow, key: &JsValue);

    #[wasm_bindgen(extends = Object)]
    type Options;
    #[wasm_bindgen(method, setter)]
    fn set_durability(this: &Options, durability: &str);

    #[wasm_bindgen(extends = IdbDatabase, extends = Object)]
    type StrictDatabase;
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction_with_options(
        this: &StrictDatabase,
        stores: &Array,
        mode: &str,
        options: &Options,
    ) -> Result<IdbTransaction, JsValue>;

    #[wasm_bindgen(extends = IdbTransaction, extends = Object)]
    type CommittingTransaction;
    #[wasm_bindgen(method, catch, js_name = commit)]
    fn commit_now(this: &CommittingTransaction) -> Result<(), JsValue>;

    #[wasm_bindgen(js_name = setTimeout)]
    pub(super) fn set_timeout(callback: &JsValue, millis: i32) -> JsValue;
}

impl JsRow {
    /// A row with a key and nothing else.
    pub(crate) fn with_key(key: &JsValue) -> Self {
        let row: Self = Object::new().unchecked_into();
        row.set_k(key);
        row
    }
}

/// Opens a transaction whose `complete` event means that the bytes are on the disk.
pub(super) fn strict_transaction(database: &IdbDatabase, stores: &Array) -> Result<IdbTransaction, JsValue> {
    let options: Options = Object::new().unchecked_into();
    options.set_durability("strict");
    database.unchecked_ref::<StrictDatabase>().transaction_with_options(stores, "readwrite", &options)
}

/// Says that no more requests follow, which spares a turn of the event loop. A browser that does not know it commits by
/// itself.
pub(super) fn commit_now(transaction: &IdbTransaction) {
    let _ = transaction.unchecked_ref::<CommittingTransaction>().commit_now();
}
