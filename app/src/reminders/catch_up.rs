//! The card on the first screen: what came and was not done, for whoever saw no reminder.

use leptos::prelude::*;
use naderhand_domain::reminders::{Button as Action, REMINDER_PATH};

use super::{
    standing::{Push, Trouble},
    watching::reminders,
    words::{due_words, spoken_here},
};
use crate::{
    texts::parts::reminders_texts,
    ui::{Icon, Shape},
};

/// The card, while something is due; and a quiet line while the browser no longer allows what is on.
#[component]
pub(super) fn CatchUpCard() -> impl IntoView {
    let t = &reminders_texts().card;
    let reminders = reminders();
    let due = reminders.due();
    let named = move || {
        let due = due.get().filter(|due| !due.is_empty())?;
        Some(due.into_iter().map(|what| due_words(reminders.records, what).name).collect::<Vec<_>>().join(", "))
    };
    let is_taken = Memo::new(move |_| matches!(reminders.own.get(), Push::Stuck(Trouble::NotAllowed(_))));
    view! {
        {move || named().map(|named| view! {
            <section class="nh-row" aria-labelledby="catch-up">
                <a class="nh-row__text nh-row__link" href=REMINDER_PATH>
                    <strong id="catch-up">{t.title}</strong>
                    <span class="nh-row__state">{named}</span>
                </a>
                <a class="nh-undo" href=Action::Later.path()>{Action::Later.words(spoken_here())}</a>
            </section>
        })}
        {move || is_taken.get().then(|| view! {
            <a class="nh-row" href="/app/herinneringen">
                <span class="nh-row__text">
                    <strong>{t.taken_title}</strong>
                    <span class="nh-row__state">{t.taken}</span>
                </span>
                <Icon shape=Shape::Forward/>
            </a>
        })}
    }
}
