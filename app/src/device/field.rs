//! What an object of the browser has, when it has it.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// A field; `None` when there is none, or nothing in it.
pub fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}
