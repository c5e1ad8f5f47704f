//! What a link carries after `#`, which no browser sends: a secret, or something that is the employee's own business.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// What stands after `#` in the address, and from now on no longer does: so that it stays in no history and on no
/// screenshot of the address bar.
pub fn take_fragment() -> Option<String> {
    let location = window().location();
    let fragment = location.hash().ok()?.strip_prefix('#')?.to_owned();
    let path = location.pathname().ok()?;
    let history = window().history().ok()?;
    // A browser that refuses keeps it in its own history, where only this device's owner looks.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
    (!fragment.is_empty()).then_some(fragment)
}
