//! Taps that were made before the app had loaded: `document::shell`'s script noted them, and the app takes them over.

use js_sys::{Array, Reflect};
use leptos::prelude::window;
use naderhand_domain::check_in::{Item, Step};
use wasm_bindgen::{JsCast, JsValue};

/// One tap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct EarlyTap {
    /// What was answered.
    pub(super) item: Item,
    /// The answer.
    pub(super) step: Step,
    /// When, in milliseconds since 1970.
    pub(super) at_millis: f64,
}

/// Takes the taps, so that each is handed out once, and tells the script to note no more.
pub(super) fn take() -> Vec<EarlyTap> {
    let Some(taps) = field(&window(), "__early").and_then(|taps| taps.dyn_into::<Array>().ok()) else {
        return Vec::new();
    };
    // Setting a field of an ordinary array cannot fail.
    let _ = Reflect::set(&taps, &"taken".into(), &true.into());
    let taken = taps.iter().filter_map(|tap| parse(&tap)).collect();
    taps.set_length(0);
    taken
}

fn parse(tap: &JsValue) -> Option<EarlyTap> {
    let word = |name| field(tap, name)?.as_string();
    Some(EarlyTap {
        item: from_word(&word("item")?)?,
        step: from_word(&word("step")?)?,
        at_millis: field(tap, "at")?.as_f64()?,
    })
}

/// Reads a word as the record format writes it: `overall`, `very_bad`.
fn from_word<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    use serde::de::{
        IntoDeserializer,
        value::{Error, StrDeserializer},
    };
    let word: StrDeserializer<'_, Error> = word.into_deserializer();
    T::deserialize(word).ok()
}

fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}
