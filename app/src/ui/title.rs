//! Where a new screen begins for whoever does not see it change.

use leptos::{prelude::*, wasm_bindgen::JsCast};

/// Tells a screen reader, and the keyboard, that this is another screen.
pub fn begin_at_title() {
    let title = document().query_selector("h1").ok().flatten();
    if let Some(title) = title.and_then(|title| title.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it was.
        let _ = title.focus();
    }
}
