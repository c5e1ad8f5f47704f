//! Between rows and the objects that the database holds.

use js_sys::Uint8Array;
use naderhand_domain::id::RecordId;
use wasm_bindgen::{JsCast, JsValue};

use super::bindings::JsRow;
use crate::backend::{Indexed, Key, Row};

/// A number as JavaScript has it. Ordinals and revisions stay far below 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "nobody keeps 2⁵³ records")]
pub(super) fn number_to_js(number: u64) -> JsValue {
    JsValue::from_f64(number as f64)
}

pub(super) fn key_to_js(key: &Key) -> JsValue {
    match key {
        Key::Number(number) => number_to_js(*number),
        Key::Name(name) => JsValue::from_str(name),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the vault wrote it, from a u64")]
pub(super) fn key_from_js(key: &JsValue) -> Key {
    match key.as_f64() {
        Some(number) => Key::Number(number as u64),
        None => Key::Name(key.as_string().unwrap_or_default()),
    }
}

pub(super) fn record_to_js(record: RecordId) -> Uint8Array {
    Uint8Array::from(record.as_bytes().as_slice())
}

/// A row from the database. One without bytes (the guard's) is empty.
pub(super) fn row_from_js(object: JsValue) -> Row {
    let row: JsRow = object.unchecked_into();
    let value = row.v().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
    Row { key: key_from_js(&row.k()), value }
}

/// A row for the database.
pub(super) fn row_to_js(key: &Key, value: &[u8], indexed: Indexed) -> JsRow {
    let key = key_to_js(key);
    let row = JsRow::with_key(&key);
    row.set_v(&Uint8Array::from(value));
    if let Some(record) = indexed.record {
        row.set_i(&record_to_js(record));
    }
    if indexed.pending {
        row.set_p(&key);
    }
    row
}
