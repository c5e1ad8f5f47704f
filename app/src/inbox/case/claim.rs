//! Taking a request, with the promise to phone by a time; or leaving it to the others (S16).

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use naderhand_contact::Case;
use naderhand_domain::contact::{Promise, promises};

use super::{Failed, Open, Place};
use crate::{
    device::BrowserZone,
    inbox::{
        standing::{Looked, NotYours},
        words::coming,
    },
    texts::parts::inbox_texts,
    ui::{Button, Chips, Confirm, Look, Notice, Tone},
};

/// The promise, and the two ways on.
#[component]
pub(super) fn Take(open: Open) -> impl IntoView {
    let t = &inbox_texts().claim;
    let chosen = RwSignal::new(Promise::Hour);
    // Which there are changes seldom, their times all the time.
    let kinds = Memo::new(move |_| offered(open).iter().map(|(promise, _)| *promise).collect::<Vec<_>>());
    let by = move || time_of(&offered(open), chosen.get());
    let claim = move |()| {
        let Some(by) = untrack(by) else { return };
        let request = open.request;
        open.inbox.not_yours().set(None);
        open.inbox.act(
            move |cases, supporter, now| {
                Ok(cases.claim(supporter, request, by, None, now, &mut naderhand_vault::browser::Entropy)?)
            },
            move |result| open.done(Place::Take, result),
        );
    };
    view! {
        <section class="nh-card">
            {move || {
                let options: Vec<_> = kinds.get().into_iter().map(|promise| (promise, word(promise))).collect();
                view! {
                    <Chips
                        name="promise"
                        legend=t.question
                        options=options
                        value=chosen
                        on_choose=move |promise| chosen.set(promise)
                    />
                }
            }}
            <p class="nl-paragraph" aria-live="polite">
                {move || by().map(|by| t.told(open.name(), coming(by, open.inbox.now().get())))}
            </p>
        </section>
        <Failed open=open place=Place::Take/>
        <div class="nh-actions">
            <Button on_press=claim>{t.take}</Button>
            <LeaveIt open=open/>
        </div>
    }
}

/// What can be promised now, with the time of each.
fn offered(open: Open) -> Vec<(Promise, DateTime<Utc>)> {
    let now = open.inbox.now().get().to_utc();
    let rules = open.inbox.with_here(|here| BrowserZone::of(here.member.settings().time_zone()));
    let by = open.case.with(|case| case.as_ref().map(Case::contact_by));
    rules.zip(by).map(|(rules, by)| promises(now, by, &rules)).unwrap_or_default()
}

/// The time of what was chosen; of the latest that is left when it is over.
fn time_of(offered: &[(Promise, DateTime<Utc>)], chosen: Promise) -> Option<DateTime<Utc>> {
    let same = offered.iter().find(|(promise, _)| *promise == chosen);
    same.or(offered.last()).map(|(_, by)| *by)
}

fn word(promise: Promise) -> &'static str {
    let t = &inbox_texts().claim;
    match promise {
        Promise::Hour => t.hour,
        Promise::FourHours => t.four_hours,
        Promise::Today => t.today,
        Promise::Tomorrow => t.tomorrow,
    }
}

/// Whoever was there themselves, or cannot, leaves it to the others.
#[component]
fn LeaveIt(open: Open) -> impl IntoView {
    let t = &inbox_texts().claim;
    let asking = RwSignal::new(false);
    let leave = move |()| {
        let request = open.request;
        open.inbox
            .act(move |cases, _, now| Ok(cases.step_back(request, now)?), move |result| open.done(Place::Take, result));
    };
    view! {
        <Button look=Look::Quiet on_press=move |()| asking.set(true)>{t.leave}</Button>
        <Confirm
            open=asking
            question=t.leave_question.to_owned()
            text=t.leave_text.to_owned()
            confirm=t.leave_confirm
            on_confirm=leave
        />
    }
}

/// The promise is on its way, or waits for a connection.
#[component]
pub(super) fn Claiming(open: Open) -> impl IntoView {
    let t = &inbox_texts().claim;
    let looked = open.inbox.looked();
    move || match looked.get() {
        Looked::NotReached(_) => view! {
            <Notice tone=Tone::Info title=t.waits>
                <p class="nl-paragraph">{t.waits_text}</p>
            </Notice>
        }
        .into_any(),
        Looked::No | Looked::At(_) => view! { <p class="nl-paragraph" role="status">{t.claiming}</p> }.into_any(),
    }
}

/// Why a request that was to be taken is not theirs.
#[component]
pub(super) fn Lost(open: Open) -> impl IntoView {
    let t = &inbox_texts().claim;
    let lost = open.inbox.not_yours();
    on_cleanup(move || lost.set(None));
    move || {
        let (_, why) = lost.get().filter(|(request, _)| *request == open.request)?;
        let (title, text) = match why {
            NotYours::Quicker => (t.quicker, t.quicker_text),
            NotYours::Passed => (t.passed, t.passed_text),
            NotYours::Changed => (t.changed, t.changed_text),
            NotYours::Over => (t.over, t.over_text),
        };
        Some(view! {
            <Notice tone=Tone::Info title=title>
                <p class="nl-paragraph">{text}</p>
            </Notice>
        })
    }
}
