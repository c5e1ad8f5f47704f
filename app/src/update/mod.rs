//! A new version of the app: announced, and taken over when the employee says so. Never in the middle of an entry.
//!
//! The worker's side is `app/web/worker.js`, which tells of a waiting version by an event and by `data-update` on the
//! root element, and starts the new one when it hears [`TAKE_OVER`].

use leptos::{ev, prelude::*};

use crate::{
    texts::texts,
    ui::{Button, Look, Notice, Tone},
};

/// A new version waits.
const WAITING: &str = "naderhand:update";

/// The employee wants it now.
const TAKE_OVER: &str = "naderhand:update-now";

/// A quiet notice at the end of a screen while a new version waits.
#[component]
pub fn NewVersion() -> impl IntoView {
    let waiting = RwSignal::new(is_waiting());
    let heard =
        window_event_listener(ev::Custom::<leptos::web_sys::Event>::new(WAITING), move |_| waiting.set(is_waiting()));
    on_cleanup(move || heard.remove());
    let t = &texts().update;
    view! {
        <Show when=move || waiting.get()>
            <Notice tone=Tone::Info title=t.title>
                <p class="nl-paragraph">{t.text}</p>
                <Button look=Look::Quiet on_press=move |()| take_over()>{t.action}</Button>
            </Notice>
        </Show>
    }
}

fn is_waiting() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-update"))
}

fn take_over() {
    // Both fail only where there are no events, and so no worker that waits.
    if let Ok(event) = leptos::web_sys::Event::new(TAKE_OVER) {
        let _ = window().dispatch_event(&event);
    }
}
