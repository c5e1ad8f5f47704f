//! What the app and its service worker tell each other.

use js_sys::Array;
use leptos::prelude::window;
use naderhand_reminders::Bells;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::EventTarget;

use super::push::{call, object, registration};
use crate::device::field;

/// Tells the worker which bells there are, so that it can go on when the browser changes the address by itself. None empties
/// what it knows.
pub(super) async fn tell(bells: &Bells) {
    let Some(active) = registration().await.and_then(|registration| field(&registration, "active")) else { return };
    let key = bells.address.as_ref().map(|address| address.key.as_str()).unwrap_or_default();
    let bells: Array = bells
        .all()
        .filter(|_| !key.is_empty())
        .map(|bell| {
            let token = bell.token();
            object(&[
                ("reminders", token.reminders.to_string().into()),
                ("token", token.to_text().into()),
                ("key", key.into()),
            ])
        })
        .collect();
    // A worker that is gone is told by the next start.
    let _ = call(&active, "postMessage", Some(&object(&[("type", "bells".into()), ("bells", bells.into())])));
}

/// Hears which notification was shown, for as long as the page lives.
pub(super) fn listen(rang: impl Fn(String) + 'static) {
    let Some(workers) = field(&window().navigator(), "serviceWorker") else { return };
    let heard = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let Some(said) = field(&event, "data") else { return };
        let word = |name| field(&said, name).and_then(|word| word.as_string());
        if let (Some("rang"), Some(tag)) = (word("type").as_deref(), word("tag")) {
            rang(tag);
        }
    });
    let workers: EventTarget = workers.unchecked_into();
    // It fails only for names that no event has.
    let _ = workers.add_event_listener_with_callback("message", heard.as_ref().unchecked_ref());
    heard.forget();
}
