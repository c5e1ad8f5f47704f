//! A request that is somebody else's, or done: what is left of it here, and until when.

use leptos::prelude::*;
use naderhand_contact::{Case, cases::Position};

use super::{Open, notes::Written};
use crate::{
    texts::{coming_day, parts::inbox_texts},
    ui::{ButtonLink, Look, Notice, Tone},
};

/// What became of it.
#[component]
pub(super) fn Over(open: Open) -> impl IntoView {
    let t = &inbox_texts().over;
    let position = open.of(Case::position);
    let has_notes = open.of(|case| !case.care().jottings().is_empty());
    let goes = move || {
        let case = open.case.get()?;
        let at = open.inbox.with_here(|here| case.goes_at(&here.member)).flatten()?;
        let now = open.inbox.now().get();
        Some(t.goes(coming_day(at.with_timezone(now.offset()).date_naive(), now.date_naive())))
    };
    view! {
        {move || {
            let (tone, title, text) = match position.get() {
                Some(Position::Closed) => (Tone::Done, t.closed, t.closed_text),
                Some(Position::Taken) => (Tone::Info, t.taken, t.taken_text),
                Some(Position::GivenBack) => (Tone::Done, t.given_back, t.given_back_text),
                _ => (Tone::Info, t.over, t.over_text),
            };
            view! {
                <Notice tone=tone title=title>
                    <p class="nl-paragraph">{text}</p>
                </Notice>
            }
        }}
        {move || (has_notes.get() == Some(true)).then(|| view! {
            <section class="nh-card">
                <h2 class="nl-heading nl-heading--level-2">{inbox_texts().notes.title}</h2>
                <Written open=open/>
                <p class="nh-hint">{goes}</p>
            </section>
        })}
        <ButtonLink look=Look::Quiet href="/app/ondersteuner/vragen">{inbox_texts().case.all}</ButtonLink>
    }
}
