//! Taps that were made before the app had loaded: the scripts of `document::shell` noted and kept them, and the app takes
//! them over. All taps of one page are one check-in, whose id is the page's: taking it over twice makes no second one.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::window;
use naderhand_domain::{
    check_in::{Item, Step},
    id::RecordId,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::device::field;

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

/// A tap that was kept by a page, this one or one that is gone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct StoredTap {
    /// Its place in the store.
    number: f64,
    /// The page that kept it.
    pub(super) page: RecordId,
    /// The tap.
    pub(super) tap: EarlyTap,
}

/// Takes the taps of this page, so that each is handed out once, and tells the script to note no more.
pub(super) fn take() -> Vec<EarlyTap> {
    let Some(taps) = noted() else { return Vec::new() };
    // Setting a field of an ordinary array cannot fail.
    let _ = Reflect::set(&taps, &"taken".into(), &true.into());
    let taken = taps.iter().filter_map(|tap| parse(&tap)).collect();
    taps.set_length(0);
    taken
}

/// This page.
pub(super) fn page() -> Option<RecordId> {
    field(noted()?.as_ref(), "page")?.as_string()?.parse().ok()
}

/// All taps that are kept; none where the browser gives no store.
pub(super) async fn stored() -> Vec<StoredTap> {
    let kept = call("stored", &JsValue::UNDEFINED).await;
    let parse = |one: JsValue| {
        let page = field(&one, "page")?.as_string()?.parse().ok()?;
        Some(StoredTap { number: field(&one, "number")?.as_f64()?, page, tap: parse(&one)? })
    };
    kept.and_then(|kept| kept.dyn_into::<Array>().ok())
        .map(|kept| kept.iter().filter_map(parse).collect())
        .unwrap_or_default()
}

/// Forgets taps that have become a check-in. Should it fail, the next start does it.
pub(super) async fn forget(taps: &[StoredTap]) {
    let numbers: Array = taps.iter().map(|tap| JsValue::from_f64(tap.number)).collect();
    call("forget", &numbers).await;
}

fn noted() -> Option<Array> {
    field(&window(), "__early")?.dyn_into().ok()
}

async fn call(name: &str, argument: &JsValue) -> Option<JsValue> {
    let function: Function = field(noted()?.as_ref(), name)?.dyn_into().ok()?;
    let promise: Promise = function.call1(&JsValue::NULL, argument).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
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
