//! Hulp: the numbers for now, first and plain; they wait for nothing. Below them come the circles of people, from near to far,
//! in a part of their own. All of it works without network.
//!
//! Sources: BOT §2 "acuut"; R recommendation 23; the circles: R §2.1.1.

mod circles;
mod home;
mod part;
mod trusted;

use leptos::prelude::*;

use crate::{
    pages::{Page, PageRow},
    part::Within,
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
            <p class="nh-hint">{t.offline}</p>
            <PageRow page=Page::Grounding/>
            <Within failed=t.circles_failed instead=Doctor fetch=part::circles/>
        </Screen>
    }
}

/// Whom everybody can call, when the circles could not be fetched.
#[component]
fn Doctor() -> impl IntoView {
    let t = &texts().help;
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.doctor}</h2>
            <p class="nl-paragraph">{t.doctor_text}</p>
        </section>
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
