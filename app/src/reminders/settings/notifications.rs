//! Notifications on this phone: explained first, asked for by a tap, and each state with words of its own.

use leptos::prelude::*;
use naderhand_reminders::{Ability, NotSent};

use crate::{
    reminders::{
        ringing::Which,
        standing::{Push, Trouble},
        test_ring::TestRing,
        watching::reminders,
    },
    texts::{parts::reminders_texts, texts},
    ui::{Button, Look, Notice, Progress, Tone},
};

#[component]
pub(super) fn Notifications() -> impl IntoView {
    let t = &reminders_texts().push;
    let push = reminders().push_of(Which::Own);
    let is_on = Memo::new(move |_| push.get().is_on());
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.title}</h2>
            <Show when=move || !is_on.get()>
                <Explained/>
            </Show>
            <PushState which=Which::Own on=t.turn_on is_on=t.is_on/>
            <Show when=move || is_on.get()>
                <TestRing/>
            </Show>
        </section>
    }
}

/// What the push service and the server see.
#[component]
pub(super) fn Explained() -> impl IntoView {
    let t = &reminders_texts().push;
    view! {
        <p class="nl-paragraph">{t.service_sees}</p>
        <p class="nl-paragraph">{t.server_sees}</p>
    }
}

/// How it stands with a bell, and what can be done.
#[component]
pub(super) fn PushState(which: Which, on: &'static str, is_on: &'static str) -> impl IntoView {
    let t = &reminders_texts().push;
    let reminders = reminders();
    let push = reminders.push_of(which);
    let turn_on = move |()| reminders.turn_on(which);
    let turn_off = move || {
        view! { <Button look=Look::Link on_press=move |()| reminders.turn_off(which)>{t.turn_off}</Button> }
    };
    let ask = move || {
        view! {
            <Button look=Look::Quiet on_press=turn_on>{on}</Button>
            <p class="nh-hint">{t.agree}</p>
        }
    };
    move || match push.get() {
        Push::Looking | Push::Busy => view! { <Progress label=texts().frame.loading.to_owned() done=None/> }.into_any(),
        Push::Off(Ability::Ask | Ability::May) => ask().into_any(),
        Push::Off(ability) => view! { <NotAllowed ability=ability/> }.into_any(),
        Push::Cannot(trouble) => view! {
            <InTheWay trouble=trouble/>
            {ask()}
        }
        .into_any(),
        Push::On => view! {
            <Notice tone=Tone::Done title=is_on/>
            {turn_off()}
        }
        .into_any(),
        Push::Stuck(trouble) => view! {
            <InTheWay trouble=trouble/>
            {turn_off()}
        }
        .into_any(),
    }
}

#[component]
fn InTheWay(trouble: Trouble) -> impl IntoView {
    let t = &reminders_texts().push;
    let said = |title, text| {
        let tone = if trouble.may_pass() { Tone::Info } else { Tone::Problem };
        view! { <Notice tone=tone title=title><p class="nl-paragraph">{text}</p></Notice> }.into_any()
    };
    match trouble {
        Trouble::NotAllowed(ability) => view! { <NotAllowed ability=ability/> }.into_any(),
        Trouble::NoAddress => said(t.no_address, t.no_address_text),
        Trouble::Server(NotSent::Offline) => said(t.offline, t.offline_text),
        Trouble::Server(NotSent::NotNow | NotSent::Foreign) => said(t.not_now, t.not_now_text),
        Trouble::Server(NotSent::NoPushes) => said(t.no_pushes, t.no_pushes_text),
        Trouble::Server(NotSent::Address) => said(t.address_refused, t.address_refused_text),
    }
}

#[component]
fn NotAllowed(ability: Ability) -> impl IntoView {
    let t = &reminders_texts().push;
    match ability {
        Ability::NotSupported => view! {
            <Notice tone=Tone::Info title=t.not_supported><p class="nl-paragraph">{t.not_supported_text}</p></Notice>
        }
        .into_any(),
        Ability::HomeScreenFirst => view! {
            <Notice tone=Tone::Info title=t.home_screen_first>
                <ol class="nh-reasons">
                    <li>{t.home_screen_share}</li>
                    <li>{t.home_screen_add}</li>
                    <li>{t.home_screen_open}</li>
                </ol>
            </Notice>
        }
        .into_any(),
        Ability::Blocked => view! {
            <Notice tone=Tone::Problem title=t.blocked><p class="nl-paragraph">{t.blocked_text}</p></Notice>
        }
        .into_any(),
        // It was taken back, and can be asked for again: turn it off and on.
        Ability::Ask | Ability::May => view! {
            <Notice tone=Tone::Problem title=t.asked_again><p class="nl-paragraph">{t.asked_again_text}</p></Notice>
        }
        .into_any(),
    }
}
