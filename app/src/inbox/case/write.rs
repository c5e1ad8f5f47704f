//! Writing to whoever asked, and proposing a time. What cannot be sent now is kept, and goes later.

use leptos::prelude::*;
use naderhand_domain::{
    contact::{MAX_WORDS, Note, Words},
    shown_text::InvalidText,
};
use naderhand_vault::browser::Entropy;

use super::{Failed, Open, Place};
use crate::{
    inbox::acts::NotDone,
    records::records,
    texts::parts::inbox_texts,
    ui::{Button, Field, Lines, Look},
};

/// Writes a message; what was typed comes back when it was not kept.
fn send(open: Open, place: Place, note: Note, typed: RwSignal<String>) {
    let was = typed.get_untracked();
    let request = open.request;
    typed.set(String::new());
    open.inbox.act(
        move |cases, supporter, now| Ok(cases.reply(supporter, request, note, now, &mut Entropy)?),
        move |result: Result<(), NotDone>| {
            if result.is_err() {
                let _ = typed.try_set(was);
            }
            open.done(place, result);
        },
    );
}

/// Words.
#[component]
pub(super) fn Write(open: Open) -> impl IntoView {
    let t = &inbox_texts().thread;
    let wrong = RwSignal::new(None::<InvalidText>);
    let press = move |()| match Words::parse(&open.message.get_untracked()) {
        Ok(words) => {
            wrong.set(None);
            send(open, Place::Messages, Note::Words { words }, open.message);
        }
        Err(why) => wrong.set(Some(why)),
    };
    let fault = Signal::derive(move || {
        wrong.get().map(|wrong| match wrong {
            InvalidText::Empty => t.empty.to_owned(),
            InvalidText::TooLong => t.long(MAX_WORDS),
            InvalidText::Hostile => t.hostile.to_owned(),
        })
    });
    view! {
        <section class="nh-card">
            <Lines id="message" label=t.write(open.name()) value=open.message fault=fault/>
            <Failed open=open place=Place::Messages/>
            <Button look=Look::Quiet on_press=press>{t.send}</Button>
        </section>
    }
}

/// A time to speak.
#[component]
pub(super) fn Propose(open: Open) -> impl IntoView {
    let t = &inbox_texts().thread;
    let records = records();
    let past = RwSignal::new(false);
    let press = move |()| {
        let at = records.still_to_come(&open.proposed.get_untracked());
        past.set(at.is_none());
        if let Some(at) = at {
            send(open, Place::Propose, Note::Propose { at }, open.proposed);
        }
    };
    let fault = Signal::derive(move || past.get().then_some(t.time_past));
    view! {
        <details class="nh-more">
            <summary class="nh-more__summary">{t.time}</summary>
            <section class="nh-card">
                <Field id="proposed" label=t.time_label sort="datetime-local" value=open.proposed fault=fault/>
                <Failed open=open place=Place::Propose/>
                <Button look=Look::Quiet on_press=press>{t.time_send}</Button>
            </section>
        </details>
    }
}
