//! Answers to invitations: each is on the list only when the coordinator says so.

use leptos::prelude::*;

use crate::{
    coordinator::{
        outcome::Outcome,
        role::{Answered, Whom, role},
    },
    texts::parts::coordinator_texts,
    ui::{Button, Look},
};

/// Those that wait for the coordinator.
#[component]
pub(super) fn Answers(outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &coordinator_texts().people;
    let answers = role().answers();
    move || {
        let answers = answers.get();
        (!answers.is_empty()).then(|| {
            let rows = answers.into_iter().map(|answer| view! { <One answer=answer outcome=outcome/> });
            view! {
                <section>
                    <h2 class="nl-heading nl-heading--level-2">{t.answers}</h2>
                    {rows.collect_view()}
                </section>
            }
        })
    }
}

#[component]
fn One(answer: Answered, outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &coordinator_texts().people;
    let role = role();
    let Answered { locator, name, whom } = answer;
    let confirm_word = match whom {
        Whom::Supporter => t.confirm,
        Whom::Coordinator => t.confirm_coordinator,
    };
    let done = t.confirmed(&name);
    let confirm = move |()| role.confirm(locator, outcome, done.clone());
    let refuse = move |()| role.withdraw(locator, outcome, coordinator_texts().people.withdrawn);
    view! {
        <div class="nh-card">
            <h3 class="nl-heading nl-heading--level-3">{t.answered(name)}</h3>
            <p class="nl-paragraph">{t.answered_text}</p>
            <div class="nh-actions">
                <Button on_press=confirm>{confirm_word}</Button>
                <Button look=Look::Quiet on_press=refuse>{t.refuse}</Button>
            </div>
        </div>
    }
}
