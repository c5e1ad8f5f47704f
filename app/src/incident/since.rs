//! How it goes since an event: in words, for each item and each signal of which that can be said.

use leptos::prelude::*;
use naderhand_domain::{check_in::Item, id::RecordId, signal_list::Signal as StressSignal, trend};

use crate::{
    check_in::item_word,
    records::records,
    signal_list::signal_word,
    texts::texts,
    trend::{item_trend_text, signal_trend_text},
    ui::{ButtonLink, Look},
};

/// The words, and the way to the pictures. Nothing at all while nothing can be said.
#[component]
pub(super) fn Since(id: RecordId) -> impl IntoView {
    let t = &texts().trend;
    let records = records();
    let told = Memo::new(move |_| -> Vec<(&'static str, String)> {
        let today = records.today();
        records.with_history(|history| {
            let Some(incident) = history.incident(id) else { return Vec::new() };
            let item =
                |one: Item| Some((item_word(one), item_trend_text(trend::item_after(history, incident, one, today)?)));
            let signal = |one: StressSignal| {
                Some((signal_word(one), signal_trend_text(trend::signal_after(history, incident, one)?)))
            };
            Item::ALL.into_iter().filter_map(item).chain(StressSignal::ALL.into_iter().filter_map(signal)).collect()
        })
    });
    move || {
        let told = told.get();
        (!told.is_empty()).then(|| {
            let rows = told.into_iter().map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> }).collect_view();
            view! {
                <section class="nh-card" aria-labelledby="since">
                    <h2 class="nl-heading nl-heading--level-2" id="since">{t.since}</h2>
                    <dl class="nh-told">{rows}</dl>
                    <ButtonLink look=Look::Link href=format!("/app/terugkijken/verloop?gebeurtenis={id}")>{t.picture}</ButtonLink>
                </section>
            }
        })
    }
}
