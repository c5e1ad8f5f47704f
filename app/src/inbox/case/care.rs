//! What was done: the first contact and the talks, as many as the schedule has (S7, S8). It stays on this device.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use naderhand_contact::{Case, cases::talks_at_most};

use super::{Failed, Open, Place};
use crate::{
    inbox::words::came,
    texts::{parts::inbox_texts, texts},
    ui::{Button, Look},
};

/// The first contact; then the talks.
#[component]
pub(super) fn Cared(open: Open) -> impl IntoView {
    let first = open.of(|case| case.care().first_contact());
    view! {
        {move || match first.get().flatten() {
            None => view! { <FirstContact open=open/> }.into_any(),
            Some(at) => view! { <Talks open=open first=at/> }.into_any(),
        }}
        <Failed open=open place=Place::Care/>
    }
}

#[component]
fn FirstContact(open: Open) -> impl IntoView {
    let t = &inbox_texts().care;
    let press = move |()| set_first(open, true);
    view! { <Button on_press=press>{t.first_contact}</Button> }
}

fn set_first(open: Open, made: bool) {
    open.inbox.note(
        open.request,
        move |care, _, now| {
            care.set_first_contact(made.then_some(now));
            Ok(())
        },
        move |result| open.done(Place::Care, result),
    );
}

#[component]
fn Talks(open: Open, first: DateTime<Utc>) -> impl IntoView {
    let t = &inbox_texts().care;
    let now = open.inbox.now();
    let talks = open.of(|case: &Case| case.care().talks().to_vec());
    let most = Memo::new(move |_| open.inbox.with_here(|here| talks_at_most(here.member.settings().talks())));
    let add = move |()| {
        open.inbox.note(
            open.request,
            |care, supporter, now| Ok(care.add_talk(now, supporter.member().settings().talks())?),
            move |result| open.done(Place::Care, result),
        );
    };
    let remove = move |at| {
        open.inbox.note(
            open.request,
            move |care, _, _| {
                care.remove_talk(at);
                Ok(())
            },
            move |result| open.done(Place::Care, result),
        );
    };
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.title}</h2>
            <ul class="nh-shifts">
                <li class="nh-shifts__one">
                    <span>{move || t.first_contact_at(came(first, now.get()))}</span>
                    <Undo label=t.undo_first on_press=move |()| set_first(open, false)/>
                </li>
                {move || {
                    talks.get().unwrap_or_default().into_iter().enumerate().map(|(nth, at)| view! {
                        <li class="nh-shifts__one">
                            <span>{move || t.talk_at(nth + 1, came(at, now.get()))}</span>
                            <Undo label=t.undo_talk on_press=move |()| remove(at)/>
                        </li>
                    })
                    .collect_view()
                }}
            </ul>
            {move || {
                let held = talks.with(|talks| talks.as_ref().map_or(0, Vec::len));
                let most = most.get().unwrap_or_default();
                if held < most {
                    view! {
                        <p class="nh-hint">{t.talks(held, most)}</p>
                        <Button look=Look::Quiet on_press=add>{t.talk}</Button>
                    }
                    .into_any()
                } else {
                    view! { <p class="nl-paragraph">{t.talks_full(most)}</p> }.into_any()
                }
            }}
        </section>
    }
}

/// Takes back what was noted.
#[component]
fn Undo(label: &'static str, #[prop(into)] on_press: Callback<()>) -> impl IntoView {
    view! {
        <button class="nh-undo" type="button" on:click=move |_| on_press.run(())>
            {texts().words.undo}
            <span class="nh-unseen">{format!(": {label}")}</span>
        </button>
    }
}
