//! Hulp: the numbers for now, first and plain. Works without network; nothing here waits for anything.
//!
//! Sources: BOT §2 "acuut"; R recommendation 23.

use leptos::prelude::*;

use crate::{
    pages::{Page, PageRow},
    texts::texts,
    ui::{Icon, Screen, Shape},
};

/// The screen.
#[component]
pub fn Help() -> impl IntoView {
    let t = &texts().help;
    view! {
        <Screen title=t.title>
            <EmergencyCalls/>
            <section class="nh-card">
                <h2 class="nl-heading nl-heading--level-2">{t.doctor}</h2>
                <p class="nl-paragraph">{t.doctor_text}</p>
            </section>
            <a class="nh-row" href="/app/organisatie">
                <Icon shape=Shape::LifeBuoy/>
                <span class="nh-row__text">
                    <strong>{texts().organisation.title}</strong>
                    <span class="nh-row__state">{t.organisation_text}</span>
                </span>
                <Icon shape=Shape::Forward/>
            </a>
            <PageRow page=Page::Grounding/>
            <p class="nh-hint">{t.offline}</p>
        </Screen>
    }
}

/// The numbers for when there is danger. They stand in the code, so nothing can be in their way.
#[component]
pub fn EmergencyCalls() -> impl IntoView {
    let t = &texts().help;
    view! {
        <section class="nh-acute">
            <h2 class="nl-heading nl-heading--level-2">{t.danger}</h2>
            <Call number="112" words=t.emergency/>
            <p class="nh-hint">{t.emergency_text}</p>
        </section>
        <section class="nh-acute">
            <h2 class="nl-heading nl-heading--level-2">{t.thoughts}</h2>
            <Call number="113" words=t.crisis/>
            <Call number="08000113" words=t.crisis_free/>
            <p class="nh-hint">{t.crisis_text}</p>
        </section>
    }
}

/// A row that calls.
#[component]
fn Call(number: &'static str, words: &'static str) -> impl IntoView {
    view! {
        <a class="nh-call" href=format!("tel:{number}")>
            <Icon shape=Shape::Phone/>
            <span>{words}</span>
        </a>
    }
}
