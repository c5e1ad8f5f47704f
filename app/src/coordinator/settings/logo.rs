//! The logo on the public pages. The server checks it, because it is what shows it.

use leptos::{ev::Event, prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use crate::{
    coordinator::{
        outcome::{NotDone, Outcome, OutcomeNotice},
        role::role,
    },
    texts::parts::coordinator_texts,
    ui::{Button, Look},
};

/// Choosing a logo, and removing it.
#[component]
pub(super) fn Logo() -> impl IntoView {
    let t = &coordinator_texts().form;
    let role = role();
    let outcome = RwSignal::new(Outcome::Idle);
    let take = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The browser's word for the file; what it really is the server looks at.
        let media = match file.type_().as_str() {
            "image/png" => "image/png",
            "image/svg+xml" => "image/svg+xml",
            _ => {
                outcome.set(Outcome::Failed(NotDone::Image));
                return;
            }
        };
        spawn_local(async move {
            let bytes =
                JsFuture::from(file.array_buffer()).await.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec());
            // The same file may be chosen again after it was mended.
            input.set_value("");
            match bytes {
                Ok(bytes) => role.set_logo(bytes, media, outcome, t.logo_kept),
                Err(_) => outcome.set(Outcome::Failed(NotDone::Image)),
            }
        });
    };
    view! {
        <h3 class="nl-heading nl-heading--level-3">{t.logo}</h3>
        <p class="nh-hint">{t.logo_text}</p>
        <OutcomeNotice outcome=outcome/>
        <label class="nl-button nl-button--secondary nh-button nh-file">
            <span class="nl-button__label">{t.logo_choose}</span>
            <input class="nh-unseen" type="file" accept=".png,.svg,image/png,image/svg+xml" on:change=take/>
        </label>
        <Button look=Look::Link on_press=move |()| role.remove_logo(outcome, t.logo_removed)>{t.logo_remove}</Button>
    }
}
