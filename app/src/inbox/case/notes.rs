//! Notes for the supporter alone: they stay on this device, and go some time after the request is done.

use leptos::prelude::*;
use naderhand_contact::{
    Case,
    cases::{Jotting, Position},
};

use super::{Open, Place};
use crate::{
    inbox::{acts::NotDone, words::came},
    texts::parts::inbox_texts,
    ui::{Button, Confirm, Lines, Look},
};

/// The notes, and the field for one more.
#[component]
pub(super) fn Notes(open: Open) -> impl IntoView {
    let t = &inbox_texts().notes;
    let keep = move |()| {
        let was = open.note.get_untracked();
        let words = was.clone();
        open.note.set(String::new());
        open.inbox.note(
            open.request,
            move |care, _, now| Ok(care.jot(&words, now)?),
            move |result: Result<(), NotDone>| {
                if result.is_err() {
                    let _ = open.note.try_set(was);
                }
                open.done(Place::Notes, result);
            },
        );
    };
    let fault = Signal::derive(move || open.failed_at(Place::Notes).map(ToOwned::to_owned));
    view! {
        <details class="nh-more">
            <summary class="nh-more__summary">{t.title}</summary>
            <section class="nh-card">
                <p class="nl-paragraph">{t.here}</p>
                <Written open=open/>
                <Lines id="note" label=t.label hint=t.hint value=open.note fault=fault/>
                <Button look=Look::Quiet on_press=keep>{t.keep}</Button>
            </section>
        </details>
    }
}

/// The notes that were kept.
#[component]
pub(super) fn Written(open: Open) -> impl IntoView {
    let t = &inbox_texts().notes;
    let now = open.inbox.now();
    let removing = RwSignal::new(0);
    let asking = RwSignal::new(false);
    let notes = open.of(|case: &Case| case.care().jottings().to_vec());
    // What went back to the others is left as it is until its time comes.
    let can_remove = open.of(|case| matches!(case.position(), Position::Yours | Position::Closed));
    let remove = move |()| {
        let nth = removing.get_untracked();
        open.inbox.note(
            open.request,
            move |care, _, _| {
                care.remove_jotting(nth);
                Ok(())
            },
            move |result| open.done(Place::Notes, result),
        );
    };
    let row = move |(nth, Jotting { at, words }): (usize, Jotting)| {
        let ask = move |()| {
            removing.set(nth);
            asking.set(true);
        };
        view! {
            <li class="nh-thread__one nh-thread__one--note">
                <span class="nh-hint">{move || came(at, now.get())}</span>
                <p class="nl-paragraph nh-thread__text">{words}</p>
                {(can_remove.get() == Some(true)).then(|| view! { <Button look=Look::Link on_press=ask>{t.remove}</Button> })}
            </li>
        }
    };
    view! {
        {move || {
            let notes = notes.get().filter(|notes| !notes.is_empty())?;
            Some(view! { <ul class="nh-thread">{notes.into_iter().enumerate().map(row).collect_view()}</ul> })
        }}
        <Confirm
            open=asking
            question=t.remove_question.to_owned()
            text=t.remove_text.to_owned()
            confirm=t.remove
            on_confirm=remove
        />
    }
}
