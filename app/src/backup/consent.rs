//! Consent: per kind of record what leaves, in which form, to whom; given and withdrawn here.

use std::collections::BTreeSet;

use leptos::prelude::*;
use naderhand_domain::{
    consent::{BackupChoices, CHOICES, Consent},
    record::Kind,
};

use super::{
    outcome::{Outcome, OutcomeNotice, run},
    port::{BackupError, backup},
    proof::{Proof, kind_word},
    standing::{BackupState, Standing, standing},
    status::Status,
};
use crate::{
    records::records,
    texts::{day_name, parts::backup_texts, texts},
    ui::{Button, Confirm, Icon, Look, Screen, Shape},
};

/// The screen.
#[component]
pub fn BackupConsent() -> impl IntoView {
    let t = &backup_texts().consent;
    let Standing { state, choices } = standing();
    let outcome = RwSignal::new(Outcome::Idle);
    let on = Memo::new(move |_| choices.with(BackupChoices::allows_any));
    let is_off = move || !on.get();
    view! {
        <Screen title=texts().backup.title back="/app/meer">
            <Show when=is_off>
                <p class="nl-paragraph">{t.intro}</p>
                <p class="nl-paragraph">{t.intro_second}</p>
            </Show>
            <Status/>
            <OutcomeNotice outcome=outcome/>
            <Give choices=choices outcome=outcome/>
            <WhatLeaves/>
            <Show when=move || on.get()>
                <nav class="nh-rows">
                    <Row href="/app/back-up/apparaten" icon=Shape::Device title=texts().devices.title text=t.devices_text/>
                    <Row href="/app/back-up/herstelwoorden" icon=Shape::Key title=t.words text=t.words_text/>
                </nav>
            </Show>
            <Show when=move || on.get() || state.get() != BackupState::Off>
                <StopAll outcome=outcome/>
            </Show>
            <Show when=is_off>
                <nav class="nh-rows">
                    <Row href="/app/koppelen" icon=Shape::Code title=texts().pairing.title text=backup_texts().pairing.intro/>
                </nav>
            </Show>
        </Screen>
    }
}

/// The kinds with their switches, and the one main action.
#[component]
fn Give(choices: RwSignal<BackupChoices>, outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &backup_texts().consent;
    let backup = backup();
    let chosen = RwSignal::new(BTreeSet::<Kind>::new());
    let open = Memo::new(move |_| {
        choices.with(|choices| CHOICES.into_iter().filter(|kind| !choices.allows(*kind)).collect::<Vec<_>>())
    });
    let give = move |()| {
        let kinds: Vec<_> = chosen.get_untracked().into_iter().collect();
        outcome.set(Outcome::Busy(t.giving));
        run(backup.actions().give(kinds), move |given| match given {
            Ok(()) => {
                chosen.set(BTreeSet::new());
                outcome.set(Outcome::Idle);
            }
            Err(error) => outcome.set(Outcome::Failed(error)),
        });
    };
    let not_yet = Signal::derive(move || chosen.with(BTreeSet::is_empty) || outcome.get().is_busy());
    let kinds = CHOICES.map(|kind| view! { <OneKind kind=kind choices=choices chosen=chosen outcome=outcome/> });
    view! {
        <fieldset class="nh-kinds">
            <legend class="nl-heading nl-heading--level-2">{t.choose}</legend>
            {kinds}
        </fieldset>
        <Show when=move || open.with(|open| !open.is_empty())>
            <div class="nh-actions">
                <Button disabled=not_yet on_press=give>
                    {move || if open.with(Vec::len) == CHOICES.len() { t.give } else { t.give_more }}
                </Button>
                <Show when=move || chosen.with(BTreeSet::is_empty)>
                    <p class="nh-hint">{t.choose_one}</p>
                </Show>
            </div>
        </Show>
    }
}

/// One kind: a switch while it is not given, and since when it is.
#[component]
fn OneKind(
    kind: Kind,
    choices: RwSignal<BackupChoices>,
    chosen: RwSignal<BTreeSet<Kind>>,
    outcome: RwSignal<Outcome>,
) -> impl IntoView {
    let t = &backup_texts().consent;
    let (name, explanation, question) = match kind {
        Kind::OwnWords => ("own-words", t.kind_own_words_text, t.withdraw_own_words),
        Kind::Incident => ("incident", t.kind_incident_text, t.withdraw_incident),
        Kind::SignalList => ("signal-list", t.kind_signal_list_text, t.withdraw_signal_list),
        _ => ("check-in", t.kind_check_in_text, t.withdraw_check_in),
    };
    // A screen reader says the name first, and what lies behind it after the state.
    let (named, explained) = (format!("kind-{name}"), format!("kind-{name}-text"));
    let backup = backup();
    let asking = RwSignal::new(false);
    let given = Memo::new(move |_| choices.with(|choices| choices.decision(kind)));
    let since = move || match given.get() {
        Some(Consent::Given { at }) => {
            let now = records().now();
            Some(t.given(day_name(at.with_timezone(now.offset()).date_naive(), now.date_naive())))
        }
        Some(Consent::Withdrawn { .. }) | None => None,
    };
    let withdraw = move |()| {
        outcome.set(Outcome::Busy(t.withdrawing));
        run(backup.actions().withdraw(kind), move |done| {
            outcome.set(withdrawn(done, t.withdrawn_kind, t.withdrawn_waiting));
        });
    };
    let flip = move |event| {
        let on = event_target_checked(&event);
        chosen.update(|chosen| {
            if on {
                chosen.insert(kind);
            } else {
                chosen.remove(&kind);
            }
        });
    };
    view! {
        <div class="nh-kind">
            {move || match since() {
                None => view! {
                    <label class="nh-switch nh-kind__switch">
                        <span class="nh-kind__words">
                            <strong id=named.clone()>{kind_word(kind)}</strong>
                            <span class="nh-hint" id=explained.clone()>{explanation}</span>
                        </span>
                        <input
                            class="nh-switch__input"
                            type="checkbox"
                            role="switch"
                            aria-labelledby=named.clone()
                            aria-describedby=explained.clone()
                            prop:checked=move || chosen.with(|chosen| chosen.contains(&kind))
                            on:change=flip
                        />
                    </label>
                }
                .into_any(),
                Some(since) => view! {
                    <div class="nh-kind__given">
                        <span class="nh-kind__words">
                            <strong>{kind_word(kind)}</strong>
                            <span class="nh-hint">{since}</span>
                        </span>
                        <button class="nh-undo" type="button" on:click=move |_| asking.set(true)>
                            {t.withdraw}
                            <span class="nh-unseen">": "{kind_word(kind)}</span>
                        </button>
                    </div>
                }
                .into_any(),
            }}
            <Confirm
                open=asking
                question=question.to_owned()
                text=t.withdraw_text.to_owned()
                confirm=t.withdraw_confirm
                on_confirm=withdraw
            />
        </div>
    }
}

/// Withdrawing everything.
#[component]
fn StopAll(outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &backup_texts().consent;
    let backup = backup();
    let asking = RwSignal::new(false);
    let stop = move |()| {
        outcome.set(Outcome::Busy(t.withdrawing));
        run(backup.actions().withdraw_all(), move |done| {
            outcome.set(withdrawn(done, t.withdrawn_all, t.withdrawn_waiting));
        });
    };
    view! {
        <div class="nh-actions">
            <Button look=Look::Quiet on_press=move |()| asking.set(true)>{t.withdraw_all}</Button>
        </div>
        <Confirm
            open=asking
            question=t.withdraw_all_question.to_owned()
            text=t.withdraw_all_text.to_owned()
            confirm=t.withdraw_all_confirm
            on_confirm=stop
        />
    }
}

/// Only the server's own word counts as done. Without a connection, what the device can do alone is done: nothing leaves.
const fn withdrawn(result: Result<(), BackupError>, done: &'static str, waiting: &'static str) -> Outcome {
    match result {
        Ok(()) => Outcome::Done(done),
        Err(BackupError::Offline) => Outcome::Waiting(waiting),
        Err(error) => Outcome::Failed(error),
    }
}

/// What leaves, in which form, to whom; and the proof.
#[component]
fn WhatLeaves() -> impl IntoView {
    let t = &backup_texts().consent;
    let host = window().location().host().unwrap_or_default();
    view! {
        <section class="nh-card nh-leaves">
            <h2 class="nl-heading nl-heading--level-2">{t.what}</h2>
            <p class="nl-paragraph">{t.what_text}</p>
            <h2 class="nl-heading nl-heading--level-2">{t.form}</h2>
            <p class="nl-paragraph">{t.form_text}</p>
            <h2 class="nl-heading nl-heading--level-2">{t.whom}</h2>
            <p class="nl-paragraph">{t.whom_text(host)}</p>
            <h2 class="nl-heading nl-heading--level-2">{t.knows}</h2>
            <p class="nl-paragraph">{t.knows_text}</p>
            <Proof/>
        </section>
    }
}

#[component]
fn Row(href: &'static str, icon: Shape, title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <a class="nh-row" href=href>
            <Icon shape=icon/>
            <span class="nh-row__text">
                <strong>{title}</strong>
                <span class="nh-row__state">{text}</span>
            </span>
            <Icon shape=Shape::Forward/>
        </a>
    }
}
