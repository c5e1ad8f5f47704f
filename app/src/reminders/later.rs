//! "Not now", at `/app/herinnering/later`: what is due moves, and the screen says to when.

use leptos::prelude::*;

use super::{
    choosing::Moved,
    opened::NothingDue,
    watching::{Reminders, reminders},
    words::coming_moment,
};
use crate::{
    records::Opening,
    texts::{parts::reminders_texts, texts},
    ui::{Button, ButtonLink, Look, Notice, Progress, Screen, Tone},
};

/// What became of it.
#[derive(Debug, Clone, PartialEq)]
enum State {
    /// What is due is not known yet.
    Looking,
    /// It moved.
    Moved(Moved),
    /// It was taken back.
    Undone,
    /// Nothing was due.
    Nothing,
}

/// The screen.
#[component]
pub(super) fn LaterScreen() -> impl IntoView {
    let t = &reminders_texts().later;
    let reminders = reminders();
    let state = RwSignal::new(State::Looking);
    // Once, as soon as it is known: to come here is to say it.
    Effect::new(move || {
        let is_known = reminders.due().with(Option::is_some);
        if is_known && state.with_untracked(|state| *state == State::Looking) {
            state.set(untrack(|| reminders.not_now()).map_or(State::Nothing, State::Moved));
        }
    });
    view! {
        <Screen title=t.title back="/app">
            <Opening>
                {move || match state.get() {
                    State::Looking => view! { <Progress label=texts().frame.loading.to_owned() done=None/> }.into_any(),
                    State::Moved(moved) => {
                        view! { <Told reminders=reminders moved=moved undone=move || state.set(State::Undone)/> }.into_any()
                    }
                    State::Undone => view! {
                        <Notice tone=Tone::Info title=t.undone/>
                        <ButtonLink href="/app/herinnering">{t.see}</ButtonLink>
                    }
                    .into_any(),
                    State::Nothing => view! { <NothingDue/> }.into_any(),
                }}
            </Opening>
        </Screen>
    }
}

#[component]
fn Told(reminders: Reminders, moved: Moved, undone: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    let t = &reminders_texts().later;
    let now = reminders.now();
    let to = coming_moment(reminders.records.at(moved.to), now);
    let moved = StoredValue::new(moved);
    let undo = move |()| {
        reminders.undo(moved.get_value());
        undone();
    };
    view! {
        <Notice tone=Tone::Done title=t.moved(to)>
            <p class="nl-paragraph">{t.moved_text}</p>
        </Notice>
        <Button look=Look::Quiet on_press=undo>{t.undo}</Button>
        <ButtonLink look=Look::Link href="/app">{t.back}</ButtonLink>
    }
}
