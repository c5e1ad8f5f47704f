//! Whom one can reach, from near to far (S2: R §2.1.1): all of it from what the device keeps.

use leptos::prelude::*;

use super::{home::Home, trusted::Near};
use crate::{
    contact::OneTap,
    organisation::{Standing, consultations, kept_membership, on_call, other_numbers},
    texts::{parts::help_texts, texts},
    ui::{Icon, Shape},
};

/// Every circle, with the employee's own people first.
#[component]
pub(super) fn Circles() -> impl IntoView {
    let standing = kept_membership().standing();
    view! {
        <Near/>
        <Colleagues standing=standing/>
        <Experts standing=standing/>
        <Home standing=standing/>
    }
}

/// The heading of a circle, with how far away it is.
#[component]
pub(super) fn CircleTitle(away: u8, title: &'static str) -> impl IntoView {
    view! {
        <h2 class="nl-heading nl-heading--level-2 nh-circle">
            <span class="nh-circle__away">{away}</span>" "{title}
        </h2>
    }
}

/// Who is on call, and the way to everybody of the organisation.
#[component]
fn Colleagues(standing: Signal<Standing>) -> impl IntoView {
    let t = &help_texts().colleagues;
    let who = move || match standing.get() {
        Standing::Opening => ().into_any(),
        Standing::Nowhere => view! { <Way href="/app/aansluiten" title=t.join/> }.into_any(),
        Standing::Joined(member, _) => view! {
            {on_call(member.settings(), member.directory())}
            <OneTap/>
            <Way href="/app/organisatie" title=texts().organisation.title/>
        }
        .into_any(),
    };
    view! {
        <section class="nh-card">
            <CircleTitle away=2 title=t.title/>
            {who}
        </section>
    }
}

#[component]
fn Way(href: &'static str, title: &'static str) -> impl IntoView {
    view! {
        <a class="nh-row" href=href>
            <Icon shape=Shape::LifeBuoy/>
            <span class="nh-row__text">
                <strong>{title}</strong>
                <span class="nh-row__state">{texts().help.organisation_text}</span>
            </span>
            <Icon shape=Shape::Forward/>
        </a>
    }
}

/// Open consultation hours, the organisation's other numbers, and the GP whom everybody has.
#[component]
fn Experts(standing: Signal<Standing>) -> impl IntoView {
    let t = &texts().help;
    let own = move || match standing.get() {
        Standing::Opening | Standing::Nowhere => None,
        Standing::Joined(member, _) => Some(view! {
            {consultations(member.settings())}
            {other_numbers(member.settings())}
        }),
    };
    view! {
        <section class="nh-card">
            <CircleTitle away=3 title=help_texts().experts.title/>
            {own}
            <h3 class="nl-heading nl-heading--level-3">{t.doctor}</h3>
            <p class="nl-paragraph">{t.doctor_text}</p>
        </section>
    }
}
