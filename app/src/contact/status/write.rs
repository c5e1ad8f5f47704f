//! Writing back, and suggesting a time.

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::{
    contact::{MAX_WORDS, Note, Words},
    shown_text::InvalidText,
};

use crate::{
    contact::asking::{Asking, asking},
    records::records,
    texts::parts::contact_texts,
    ui::{Button, Field, Lines, Look},
};

/// What is being typed: kept by the screen, because the views here are made anew when a message comes in.
#[derive(Clone, Copy)]
pub(in crate::contact) struct Typed {
    words: RwSignal<String>,
    time: RwSignal<String>,
}

impl Typed {
    pub(in crate::contact) fn nothing() -> Self {
        Self { words: RwSignal::new(String::new()), time: RwSignal::new(String::new()) }
    }
}

/// Writes; what was typed comes back when it could not be kept.
fn send(asking: Asking, note: Note, typed: RwSignal<String>) {
    let was = typed.get_untracked();
    typed.set(String::new());
    spawn_local(async move {
        if !asking.write(note).await {
            let _ = typed.try_set(was);
        }
    });
}

/// The field and its button. What cannot be sent now is kept, and goes later.
#[component]
pub(super) fn Write(name: String, typed: Typed) -> impl IntoView {
    let t = &contact_texts().thread;
    let asking = asking();
    let wrong = RwSignal::new(None::<InvalidText>);
    let press = move |()| {
        let parsed = Words::parse(&typed.words.get_untracked());
        wrong.set(parsed.as_ref().err().copied());
        if let Ok(words) = parsed {
            send(asking, Note::Words { words }, typed.words);
        }
    };
    let fault = Signal::derive(move || {
        wrong.get().map(|wrong| match wrong {
            InvalidText::Empty => t.empty.to_owned(),
            InvalidText::TooLong => contact_texts().ask.words_long(MAX_WORDS),
            InvalidText::Hostile => contact_texts().card.hostile.to_owned(),
        })
    });
    view! {
        <section class="nh-card">
            <Lines id="contact-write" label=t.write(name) value=typed.words fault=fault/>
            <Button look=Look::Quiet on_press=press>{t.send}</Button>
        </section>
    }
}

/// A time to speak.
#[component]
pub(super) fn Propose(typed: Typed) -> impl IntoView {
    let t = &contact_texts().thread;
    let (asking, records) = (asking(), records());
    let past = RwSignal::new(false);
    let press = move |()| {
        let at = records.still_to_come(&typed.time.get_untracked());
        past.set(at.is_none());
        if let Some(at) = at {
            send(asking, Note::Propose { at }, typed.time);
        }
    };
    let fault = Signal::derive(move || past.get().then_some(t.time_past));
    view! {
        <details class="nh-more">
            <summary class="nh-more__summary">{t.time}</summary>
            <div class="nh-fields">
                <Field id="contact-time" label=t.time_label sort="datetime-local" value=typed.time fault=fault/>
                <Button look=Look::Quiet on_press=press>{t.time_send}</Button>
            </div>
        </details>
    }
}
