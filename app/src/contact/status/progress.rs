//! Where the request is, in a sentence.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use naderhand_domain::contact::Stage;

use crate::{
    contact::{asking::asking, shown::At},
    texts::parts::contact_texts,
};

/// The sentence, and what it means.
#[component]
pub(super) fn Told(at: At) -> impl IntoView {
    let (title, text) = words(&at);
    view! {
        <div role="status">
            <h2 class="nl-heading nl-heading--level-2">{title}</h2>
        </div>
        {text.map(|text| view! { <p class="nl-paragraph">{text}</p> })}
    }
}

fn words(at: &At) -> (String, Option<String>) {
    let t = &contact_texts().status;
    let told = |title: &str, text: &str| (title.to_owned(), (!text.is_empty()).then(|| text.to_owned()));
    match at {
        At::Held { .. } | At::Ready => told(t.ready, t.ready_text),
        At::Sent => told(t.sent, t.sent_text),
        At::Delivered(names) => (t.delivered(names.join(", ")), None),
        At::Opened(name) => (t.opened(name), None),
        At::Late(Stage::Chosen | Stage::OnCall) => told(t.sent, t.on_call),
        At::Late(Stage::Coordinator) => told(t.sent, t.coordinator),
        At::Alone => told(t.alone, ""),
        At::Claimed { name, by: Some(by) } => (t.claimed_by(name, moment(*by)), None),
        At::Claimed { name, by: None } => (t.claimed(name), None),
        At::Unproven => told(t.unproven, ""),
        At::Closed { name } => (t.closed.to_owned(), Some(t.closed_text(name))),
        At::Withdrawn => told(t.withdrawn, t.withdrawn_text),
    }
}

/// "18:00", or "morgen 9:00".
pub(super) fn moment(at: DateTime<Utc>) -> String {
    asking().moment(at)
}
