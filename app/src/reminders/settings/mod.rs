//! What is chosen, at `/app/herinneringen`, and how it reaches the employee.

mod after_event;
mod alerts;
mod notifications;
mod pause;
mod quiet;
mod rhythm;
mod shifts;
mod time;
mod words;

use leptos::prelude::*;
use naderhand_domain::reminders::{Choices, Unreadable};

pub(super) use self::alerts::Switch;
use self::{
    after_event::AfterEvent, notifications::Notifications, pause::Paused, quiet::QuietHours, rhythm::CheckIns,
    shifts::Shifts, words::Words,
};
use super::{
    calendar::CalendarFile,
    kept::Unread,
    standing::{Chosen, Saved},
    watching::reminders,
};
use crate::{
    texts::{parts::reminders_texts, texts},
    ui::{Notice, Progress, Screen, Tone},
};

/// The screen.
#[component]
pub(super) fn SettingsScreen() -> impl IntoView {
    let t = &reminders_texts().settings;
    let reminders = reminders();
    let chosen = reminders.chosen;
    // What is being typed stays when something else is kept.
    let unread = Memo::new(move |_| {
        chosen.with(|chosen| match chosen {
            Chosen::Opening => Some(None),
            Chosen::Unread(why) => Some(Some(*why)),
            Chosen::Here(_) => None,
        })
    });
    reminders.saved.set(Saved::Nothing);
    view! {
        <Screen title=t.title back="/app/meer">
            {move || match unread.get() {
                Some(None) => view! { <Progress label=texts().frame.loading.to_owned() done=None/> }.into_any(),
                Some(Some(why)) => {
                    let (title, text) = match why {
                        Unread::Form(Unreadable::Newer) => (t.newer, t.newer_text),
                        Unread::Form(Unreadable::Malformed) | Unread::Store => (t.unread, t.unread_text),
                    };
                    view! { <Notice tone=Tone::Problem title=title><p class="nl-paragraph">{text}</p></Notice> }.into_any()
                }
                None => view! { <Form/> }.into_any(),
            }}
        </Screen>
    }
}

#[component]
fn Form() -> impl IntoView {
    let t = &reminders_texts().settings;
    let reminders = reminders();
    let Some(choices) = reminders.choices() else { return ().into_any() };
    let saved = move || match reminders.saved.get() {
        Saved::Nothing => "",
        Saved::Yes => t.kept,
        Saved::No => t.not_kept,
    };
    view! {
        <p class="nl-paragraph">{t.intro}</p>
        <AfterEvent choices=choices.clone()/>
        <CheckIns choices=choices.clone()/>
        <Shifts/>
        <QuietHours choices=choices.clone()/>
        <Paused choices=choices/>
        <Words/>
        <p class="nh-hint" role="status">{saved}</p>
        <h2 class="nl-heading nl-heading--level-2">{t.reach}</h2>
        <Notifications/>
        <CalendarFile/>
        <section class="nh-card">
            <h2 class="nl-heading nl-heading--level-2">{t.card}</h2>
            <p class="nl-paragraph">{t.card_text}</p>
        </section>
    }
    .into_any()
}

/// Something of what is chosen.
fn of_choices<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn(&Choices) -> T + Send + Sync + 'static,
    none: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let chosen = reminders().chosen;
    Memo::new(move |_| {
        chosen.with(|chosen| match chosen {
            Chosen::Here(choices) => read(choices),
            Chosen::Opening | Chosen::Unread(_) => none(),
        })
    })
}
