//! The organisation's key, at `/app/coordinator/sleutel`: the words, the other coordinators, and what to do after a loss.

use leptos::prelude::*;

use super::{
    outcome::{Outcome, OutcomeNotice},
    people::MadeLink,
    role::{Named, NewInvitation, Whom, WithCoordinator, role},
};
use crate::{
    texts::parts::coordinator_texts,
    ui::{Button, Confirm, Look, Screen, Shape},
};

/// The screen.
#[component]
pub fn KeyScreen() -> impl IntoView {
    let t = &coordinator_texts().key;
    let role = role();
    let outcome = RwSignal::new(Outcome::Idle);
    view! {
        <Screen title=t.title back="/app/coordinator">
            <p class="nl-paragraph">{t.intro}</p>
            <OutcomeNotice outcome=outcome/>
            <WithCoordinator role=role view=move || Some(view! {
                <Words/>
                <Coordinators outcome=outcome/>
                <Second/>
                <section class="nh-card">
                    <h2 class="nl-heading nl-heading--level-2">{t.lost}</h2>
                    <p class="nl-paragraph">{t.lost_text}</p>
                </section>
                <Rotate outcome=outcome/>
                <Stop/>
            })/>
        </Screen>
    }
}

/// The words, when they are asked for.
#[component]
fn Words() -> impl IntoView {
    let t = &coordinator_texts().key;
    let role = role();
    let words = RwSignal::new(Vec::new());
    let toggle = move |()| {
        if words.with_untracked(Vec::is_empty) {
            role.show_words(words);
        } else {
            words.set(Vec::new());
        }
    };
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.words}</h2>
            <p class="nl-paragraph">{t.words_text}</p>
            <WordList words=words/>
            <Button look=Look::Quiet icon=Shape::Eye on_press=toggle>
                {move || if words.with(Vec::is_empty) { t.show } else { t.hide }}
            </Button>
        </section>
    }
}

/// Sixteen words, numbered; nothing while there are none.
#[component]
pub(super) fn WordList(words: RwSignal<Vec<&'static str>>) -> impl IntoView {
    let t = &coordinator_texts().key;
    move || {
        let words = words.get();
        (!words.is_empty()).then(|| {
            let words = words.into_iter().map(|word| view! { <li class="nh-words__word"><span>{word}</span></li> });
            view! { <ol class="nh-words" aria-label=t.words>{words.collect_view()}</ol> }
        })
    }
}

/// Who may sign, each by the beginning of the key.
#[component]
fn Coordinators(outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &coordinator_texts().key;
    let role = role();
    let rows = move || {
        role.named()
            .into_iter()
            .enumerate()
            .map(|(at, named)| view! { <OneCoordinator at=at named=named outcome=outcome/> })
            .collect_view()
    };
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.coordinators}</h2>
            <ul class="nh-shifts">{rows}</ul>
        </section>
    }
}

#[component]
fn OneCoordinator(at: usize, named: Named, outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &coordinator_texts().key;
    let role = role();
    let asking = RwSignal::new(false);
    let Named { key, is_this } = named;
    let words = if is_this { t.me.to_owned() } else { t.other(at + 1) };
    let short: String = key.to_string().chars().take(8).collect();
    let remove = move |()| role.remove_coordinator(key, outcome, t.removed);
    view! {
        <li class="nh-shifts__one">
            <span>
                <strong>{words.clone()}</strong>
                <span class="nh-hint">{t.since_key(short)}</span>
            </span>
            {(!is_this).then(|| view! {
                <button class="nh-undo" type="button" on:click=move |_| asking.set(true)>
                    {t.remove}
                    <span class="nh-unseen">{format!(": {words}")}</span>
                </button>
                <Confirm
                    open=asking
                    question=t.remove_question.to_owned()
                    text=t.remove_text.to_owned()
                    confirm=t.remove_confirm
                    on_confirm=remove
                />
            })}
        </li>
    }
}

/// Asking somebody to be the second.
#[component]
fn Second() -> impl IntoView {
    let t = &coordinator_texts().key;
    let role = role();
    let name = RwSignal::new(String::new());
    let outcome = RwSignal::new(Outcome::Idle);
    let made = RwSignal::new(None::<NewInvitation>);
    let make = move |()| {
        let who = name.get_untracked().split_whitespace().collect::<Vec<_>>().join(" ");
        if !who.is_empty() {
            role.invite(Whom::Coordinator, who, outcome, move |invitation| made.set(Some(invitation)));
        }
    };
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.second}</h2>
            <p class="nl-paragraph">{t.second_text}</p>
            <label class="utrecht-form-label">
                {t.second_name}
                <input
                    class="utrecht-textbox"
                    type="text"
                    maxlength="60"
                    autocomplete="off"
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </label>
            <OutcomeNotice outcome=outcome/>
            <Button look=Look::Quiet on_press=make>{t.invite}</Button>
            {move || made.get().map(|made| view! { <MadeLink invitation=made/> })}
        </section>
    }
}

/// A new key in the place of this device's: its words are written down before the old ones stop working.
#[component]
fn Rotate(outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &coordinator_texts().key;
    let role = role();
    let words = RwSignal::new(Vec::new());
    let go_on = move |()| {
        words.set(Vec::new());
        role.rotate(outcome, t.rotated);
    };
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.rotate}</h2>
            <p class="nl-paragraph">{t.rotate_text}</p>
            <WordList words=words/>
            {move || if words.with(Vec::is_empty) {
                view! {
                    <Button look=Look::Quiet on_press=move |()| role.prepare_rotation(words)>{t.rotate_show}</Button>
                }
                .into_any()
            } else {
                view! { <Button look=Look::Quiet on_press=go_on>{t.rotate}</Button> }.into_any()
            }}
        </section>
    }
}

/// Stopping: only when somebody else goes on.
#[component]
fn Stop() -> impl IntoView {
    let t = &coordinator_texts().key;
    let role = role();
    let asking = RwSignal::new(false);
    let is_alone = move || role.named().len() < 2;
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.stop}</h2>
            <p class="nl-paragraph">{move || if is_alone() { t.stop_alone } else { t.stop_text }}</p>
            <Show when=move || !is_alone()>
                <Button look=Look::Quiet on_press=move |()| asking.set(true)>{t.stop}</Button>
            </Show>
            <Confirm
                open=asking
                question=t.stop_question.to_owned()
                text=t.stop_text.to_owned()
                confirm=t.stop_confirm
                on_confirm=move |()| role.stop()
            />
        </section>
    }
}
