//! What became of the coordinator's last act: on its way, done, or not done and why.

use leptos::prelude::*;

use crate::{
    texts::parts::coordinator_texts,
    ui::{Notice, Progress, Tone},
};

/// What became of the last act on a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing was asked.
    Idle,
    /// On its way.
    Busy,
    /// Signed, and kept by the server.
    Done(String),
    /// Not done.
    Failed(NotDone),
}

/// Why an act was not done. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotDone {
    /// No connection.
    Offline,
    /// Another coordinator published first; the latest is here now.
    Conflict,
    /// This device's key is no coordinator's any more.
    NotNamed,
    /// What the server gave is not signed as it must be.
    Forged,
    /// The device could not keep it.
    Storage,
    /// The setup code does not work.
    CodeUnknown,
    /// The slug is another organisation's.
    Exists,
    /// The words do not belong to the organisation.
    OtherWords,
    /// There is no such organisation.
    Unknown,
    /// The name cannot be shown.
    Name,
    /// The image cannot be shown.
    Image,
    /// The server refused or failed.
    Failed,
}

impl Outcome {
    pub(super) const fn is_busy(&self) -> bool {
        matches!(self, Self::Busy)
    }
}

/// Says what became of the last act.
#[component]
pub(super) fn OutcomeNotice(#[prop(into)] outcome: Signal<Outcome>) -> impl IntoView {
    let t = &coordinator_texts().state;
    move || match outcome.get() {
        Outcome::Idle => None,
        Outcome::Busy => Some(view! { <Progress label=t.signing.to_owned() done=None/> }.into_any()),
        Outcome::Done(text) => Some(view! { <Notice tone=Tone::Done title=text/> }.into_any()),
        Outcome::Failed(why) => {
            let (title, text) = told(why);
            Some(
                view! {
                    <Notice tone=Tone::Problem title=title>
                        <p class="nl-paragraph">{text}</p>
                    </Notice>
                }
                .into_any(),
            )
        }
    }
}

fn told(why: NotDone) -> (&'static str, &'static str) {
    let t = coordinator_texts();
    let state = &t.state;
    match why {
        NotDone::Offline => (state.offline, state.offline_text),
        NotDone::Conflict => (state.conflict, state.conflict_text),
        NotDone::NotNamed => (state.not_named, state.not_named_text),
        NotDone::Forged => (state.refused, state.refused_text),
        NotDone::Storage => (state.storage, state.failed_text),
        NotDone::CodeUnknown => (state.failed, t.new.code_unknown),
        NotDone::Exists => (state.failed, t.new.exists),
        NotDone::OtherWords => (state.failed, t.recover.not_named),
        NotDone::Unknown => (state.failed, t.recover.unknown),
        NotDone::Name => (state.failed, t.faults.text_hostile),
        NotDone::Image => (state.failed, t.form.logo_refused),
        NotDone::Failed => (state.failed, state.failed_text),
    }
}
