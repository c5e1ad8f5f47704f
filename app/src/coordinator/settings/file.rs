//! The settings as a file: to keep, to send to another coordinator, to load by `naderhand organisation load`.

use leptos::{ev::Event, prelude::*, task::spawn_local};
use naderhand_domain::organisation::{LARGEST_FILE, Organisation};
use serde_json::Value;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlInputElement};

use super::draft::Draft;
use crate::{
    texts::parts::coordinator_texts,
    ui::{Button, Look, Notice, Tone, save_as},
};

#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    Idle,
    Taken,
    Other(String),
    Unreadable,
}

/// Saving as a file, and taking from one.
#[component]
pub(super) fn SettingsFile(draft: Draft, organisation: Organisation) -> impl IntoView {
    let t = &coordinator_texts().form;
    let outcome = RwSignal::new(Outcome::Idle);
    let slug = StoredValue::new(organisation.slug().to_owned());
    let name = StoredValue::new(format!("{}.json", organisation.slug()));
    let save = move |()| {
        // A browser that makes no file leaves everything as it is; what is on the screen can be copied by hand.
        let _ = name.with_value(|name| save_as(name, "application/json", &draft.to_file()));
    };
    let take = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            let read = read(&file).await;
            // The same file may be chosen again after it was mended.
            input.set_value("");
            outcome.set(match read {
                None => Outcome::Unreadable,
                Some(value) => match value.get("slug").and_then(Value::as_str) {
                    Some(other) if slug.with_value(|slug| slug != other) => Outcome::Other(other.to_owned()),
                    _ => {
                        draft.take(value);
                        Outcome::Taken
                    }
                },
            });
        });
    };
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.file}</h2>
            <p class="nl-paragraph">{t.file_text}</p>
            <Button look=Look::Quiet on_press=save>{t.export}</Button>
            <label class="nl-button nl-button--secondary nh-button nh-file">
                <span class="nl-button__label">{t.import}</span>
                <input class="nh-unseen" type="file" accept=".json,application/json" on:change=take/>
            </label>
            {move || match outcome.get() {
                Outcome::Idle => None,
                Outcome::Taken => Some(view! { <Notice tone=Tone::Info title=t.imported/> }),
                Outcome::Other(slug) => Some(view! { <Notice tone=Tone::Problem title=t.import_other(slug)/> }),
                Outcome::Unreadable => Some(view! { <Notice tone=Tone::Problem title=t.import_failed/> }),
            }}
        </section>
    }
}

/// The JSON in a file; `None` when it is too large or is none.
async fn read(file: &Blob) -> Option<Value> {
    #[expect(clippy::cast_precision_loss, reason = "a small number")]
    if file.size() > LARGEST_FILE as f64 {
        return None;
    }
    let text = JsFuture::from(file.text()).await.ok()?.as_string()?;
    serde_json::from_str(&text).ok().filter(Value::is_object)
}
