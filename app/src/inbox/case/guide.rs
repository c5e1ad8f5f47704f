//! What a talk can be about (S12: R 16, OLVG, BOT), and what stays between the two (S14: R 23).

use leptos::prelude::*;

use crate::{supporter::Guide, texts::parts::inbox_texts};

/// Both, folded.
#[component]
pub(super) fn TalkGuide() -> impl IntoView {
    let t = &inbox_texts().guide;
    let topics = [
        (t.sleep, t.sleep_ask),
        (t.concentration, t.concentration_ask),
        (t.support, t.support_ask),
        (t.work, t.work_ask),
        (t.practical, t.practical_ask),
        (t.network, t.network_ask),
        (t.negative, t.negative_ask),
    ];
    let topics = topics.map(|(topic, ask)| view! { <dt>{topic}</dt><dd>{ask}</dd> });
    view! {
        <details class="nh-more">
            <summary class="nh-more__summary">{t.title}</summary>
            <section class="nh-card">
                <p class="nl-paragraph">{t.listen}</p>
                <dl class="nh-told">{topics}</dl>
                <p class="nl-paragraph">{t.no_retelling}</p>
                <p class="nh-hint">{t.source}</p>
            </section>
        </details>
        <details class="nh-more">
            <summary class="nh-more__summary">{t.confidential}</summary>
            <Guide/>
        </details>
    }
}
