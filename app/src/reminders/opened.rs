//! What a tap on a reminder opens, at `/app/herinnering`: what is due, and what can be done with it.

use leptos::prelude::*;
use naderhand_domain::reminders::{Button as Action, Occasion};

use super::{
    watching::reminders,
    words::{due_words, spoken_here},
};
use crate::{
    records::Opening,
    texts::{parts::reminders_texts, texts},
    ui::{ButtonLink, Empty, Icon, Look, Progress, Screen, Shape},
};

/// The screen.
#[component]
pub(super) fn OpenedScreen() -> impl IntoView {
    let t = &reminders_texts().opened;
    let due = reminders().due();
    view! {
        <Screen title=t.title back="/app">
            <Opening>
                {move || match due.get() {
                    None => view! { <Progress label=texts().frame.loading.to_owned() done=None/> }.into_any(),
                    Some(due) if due.is_empty() => view! { <NothingDue/> }.into_any(),
                    Some(due) => view! { <WhatIsDue due=due/> }.into_any(),
                }}
            </Opening>
        </Screen>
    }
}

/// Nothing is due: kindly, and with a way to check in.
#[component]
pub(super) fn NothingDue() -> impl IntoView {
    let t = &reminders_texts().opened;
    view! {
        <Empty icon=Shape::Sun title=t.nothing text=t.nothing_text>
            <ButtonLink href=Action::CheckIn.path()>{Action::CheckIn.words(spoken_here())}</ButtonLink>
        </Empty>
    }
}

#[component]
fn WhatIsDue(due: Vec<Occasion>) -> impl IntoView {
    let t = &reminders_texts().opened;
    let spoken = spoken_here();
    // A check-in has its button below.
    let (steps, check_ins): (Vec<_>, Vec<_>) = due.into_iter().partition(|what| matches!(what, Occasion::Step { .. }));
    let asks_for_check_in = !check_ins.is_empty();
    view! {
        <h2 class="nl-heading nl-heading--level-2">{t.due}</h2>
        {(!steps.is_empty()).then(|| view! { <Rows due=steps/> })}
        <div class="nh-actions">
            {asks_for_check_in.then(|| view! {
                <ButtonLink href=Action::CheckIn.path()>{Action::CheckIn.words(spoken)}</ButtonLink>
            })}
            <ButtonLink look=Look::Quiet href=Action::Later.path()>{Action::Later.words(spoken)}</ButtonLink>
            <ButtonLink look=Look::Link icon=Shape::Phone href=Action::Call.path()>{Action::Call.words(spoken)}</ButtonLink>
        </div>
    }
}

/// Each of them, with the way to the screen on which it is done.
#[component]
fn Rows(due: Vec<Occasion>) -> impl IntoView {
    let records = reminders().records;
    let rows = due
        .into_iter()
        .map(|what| {
            let due = due_words(records, what);
            view! {
                <a class="nh-row" href=due.href>
                    <span class="nh-row__text">
                        <strong>{due.name}</strong>
                        {due.about.map(|about| view! { <span class="nh-row__state">{about}</span> })}
                    </span>
                    <Icon shape=Shape::Forward/>
                </a>
            }
        })
        .collect_view();
    view! { <nav class="nh-rows" aria-label=reminders_texts().opened.due>{rows}</nav> }
}
