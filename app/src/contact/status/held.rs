//! Seconds to undo, after the tap.

use chrono::{DateTime, Utc};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    contact::asking::asking,
    records::records,
    texts::parts::contact_texts,
    ui::{Button, Look},
};

/// Counting down. What the tap asked for goes by itself, also when the app is left meanwhile.
#[component]
pub(super) fn Held(until: DateTime<Utc>, asked: Vec<String>) -> impl IntoView {
    let t = &contact_texts().status;
    let (records, asking) = (records(), asking());
    let left = move || usize::try_from((until - records.now().to_utc()).num_seconds()).unwrap_or_default();
    let seconds = RwSignal::new(left());
    let every = set_interval_with_handle(move || seconds.set(left()), core::time::Duration::from_millis(500)).ok();
    on_cleanup(move || {
        if let Some(every) = every {
            every.clear();
        }
    });
    view! {
        <section class="nh-card">
            // Announced once: a countdown that is read out every second helps nobody.
            <p class="nl-paragraph" aria-hidden="true"><strong>{move || t.undo(seconds.get())}</strong></p>
            <p class="nh-unseen" role="status">{t.undo(left())}</p>
            <p class="nh-hint">{t.asked(asked.join(", "))}</p>
            <Button on_press=move |()| spawn_local(asking.put_away())>{t.stop}</Button>
            <Button look=Look::Quiet on_press=move |()| spawn_local(asking.send_now())>{t.now}</Button>
        </section>
    }
}
