//! Going on as coordinator on another device, at `/app/coordinator/herstel`: with the words, for want of the first device.

use leptos::prelude::*;

use super::{
    new::Field,
    outcome::{Outcome, OutcomeNotice},
    role::role,
};
use crate::{
    texts::parts::coordinator_texts,
    ui::{Button, ButtonLink, Notice, Screen, Tone},
};

/// The screen.
#[component]
pub fn RecoverScreen() -> impl IntoView {
    let t = &coordinator_texts().recover;
    let role = role();
    let slug = RwSignal::new(String::new());
    let words = RwSignal::new(String::new());
    let outcome = RwSignal::new(Outcome::Idle);
    let go = move |()| role.recover(slug.get_untracked().trim().to_owned(), words.get_untracked(), outcome);
    view! {
        <Screen title=t.title back="/app/coordinator">
            <Show
                when=move || !role.is_here()
                fallback=move || view! {
                    <Notice tone=Tone::Done title=t.done/>
                    <ButtonLink href="/app/coordinator">{coordinator_texts().home.title}</ButtonLink>
                }
            >
                <p class="nl-paragraph">{t.intro}</p>
                <Field label=t.slug value=slug/>
                <label class="utrecht-form-label">
                    {t.words}
                    <textarea
                        class="utrecht-textarea"
                        rows="5"
                        autocapitalize="none"
                        autocomplete="off"
                        spellcheck="false"
                        prop:value=move || words.get()
                        on:input=move |event| words.set(event_target_value(&event))
                    ></textarea>
                </label>
                <OutcomeNotice outcome=outcome/>
                <div class="nh-actions">
                    <Button on_press=go disabled=Signal::derive(move || outcome.with(Outcome::is_busy))>{t.go}</Button>
                </div>
            </Show>
        </Screen>
    }
}
