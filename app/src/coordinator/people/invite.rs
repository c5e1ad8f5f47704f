//! A new invitation: a link for one person, to hand over by hand or by message.

use leptos::prelude::*;

use crate::{
    coordinator::{
        outcome::{Outcome, OutcomeNotice},
        role::{NewInvitation, Whom, role},
    },
    records::records,
    texts::{coming_day, parts::coordinator_texts},
    ui::{Button, CopyButton, Qr},
};

/// Inviting a supporter.
#[component]
pub(super) fn Invite() -> impl IntoView {
    let t = &coordinator_texts().people;
    let role = role();
    let name = RwSignal::new(String::new());
    let outcome = RwSignal::new(Outcome::Idle);
    let made = RwSignal::new(None::<NewInvitation>);
    let missing = RwSignal::new(false);
    let send = move |()| {
        let who = name.get_untracked().split_whitespace().collect::<Vec<_>>().join(" ");
        missing.set(who.is_empty());
        if !who.is_empty() {
            role.invite(Whom::Supporter, who, outcome, move |invitation| {
                name.set(String::new());
                made.set(Some(invitation));
            });
        }
    };
    view! {
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.invite}</h2>
            <label class="utrecht-form-label">
                {t.name}
                <input
                    class="utrecht-textbox"
                    type="text"
                    maxlength="60"
                    autocomplete="off"
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </label>
            <p class="nh-hint">{t.name_hint}</p>
            <Show when=move || missing.get()>
                <p class="nh-fault" role="alert">{coordinator_texts().faults.missing}</p>
            </Show>
            <OutcomeNotice outcome=outcome/>
            <Button on_press=send disabled=Signal::derive(move || outcome.with(Outcome::is_busy))>{t.make}</Button>
            {move || made.get().map(|made| view! { <MadeLink invitation=made/> })}
        </section>
    }
}

/// The link of an invitation, for the one whom it is for.
#[component]
pub fn MadeLink(invitation: NewInvitation) -> impl IntoView {
    let t = &coordinator_texts().people;
    let NewInvitation { name, link, last_day } = invitation;
    let shown = link.clone();
    let until = coming_day(last_day, records().today().date());
    view! {
        <div class="nh-made" aria-live="polite">
            <h3 class="nl-heading nl-heading--level-3">{t.made(&name)}</h3>
            <p class="nl-paragraph">{t.made_text(until, name)}</p>
            <Qr text=link.clone() label=coordinator_texts().poster.alt/>
            <p class="nh-link">{shown}</p>
            <CopyButton text=link/>
        </div>
    }
}
