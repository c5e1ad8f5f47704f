//! What became of an action: on its way, done, or not done and why.

use leptos::{prelude::*, task::spawn_local};

use super::port::{Action, BackupError};
use crate::{
    texts::parts::backup_texts,
    ui::{Notice, Progress, Tone},
};

/// What became of the last action on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing was asked.
    Idle,
    /// On its way, and what that means meanwhile.
    Busy(&'static str),
    /// Confirmed.
    Done(&'static str),
    /// Asked while there is no connection, and done as far as the device alone can.
    Waiting(&'static str),
    /// Not done.
    Failed(BackupError),
}

impl Outcome {
    pub(super) const fn is_busy(self) -> bool {
        matches!(self, Self::Busy(_))
    }
}

/// Runs an action and hands its result on. Setting a signal of a screen that is gone by then does nothing.
pub(super) fn run<T: 'static, E: 'static>(action: Action<T, E>, then: impl FnOnce(Result<T, E>) + 'static) {
    spawn_local(async move { then(action.await) });
}

/// Says what became of the last action.
#[component]
pub(super) fn OutcomeNotice(#[prop(into)] outcome: Signal<Outcome>) -> impl IntoView {
    move || match outcome.get() {
        Outcome::Idle => None,
        Outcome::Busy(text) => Some(view! { <Progress label=text.to_owned() done=None/> }.into_any()),
        Outcome::Done(text) => Some(view! { <Notice tone=Tone::Done title=text/> }.into_any()),
        Outcome::Waiting(text) => Some(view! { <Notice tone=Tone::Info title=text/> }.into_any()),
        Outcome::Failed(error) => Some(view! { <Failed error=error/> }.into_any()),
    }
}

/// Why an action was not done.
#[component]
pub(super) fn Failed(error: BackupError) -> impl IntoView {
    let t = &backup_texts().errors;
    let (title, text) = match error {
        BackupError::Offline => (t.offline, t.offline_text),
        BackupError::Storage => (t.storage, t.storage_text),
        BackupError::Server => (t.server, t.server_text),
    };
    view! {
        <Notice tone=Tone::Problem title=title>
            <p class="nl-paragraph">{text}</p>
        </Notice>
    }
}
