//! What the screens show of the inbox.

use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;
use naderhand_contact::{Cases, cases::Position};
use naderhand_domain::id::RequestId;
use naderhand_organisation::Member;

use crate::{
    texts::{clock_time, parts::inbox_texts, texts},
    ui::{Empty, Notice, Progress, Shape, Tone},
};

/// How it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Standing {
    /// The device is looking.
    Opening,
    /// This device is no supporter's.
    No,
    /// The store does not open.
    NotOpen,
    /// A newer app kept the requests.
    Newer,
    /// A supporter's.
    Here(Box<Here>),
}

/// What a supporter's device has.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Here {
    /// The organisation, as any member sees it.
    pub(super) member: Member,
    /// Whether the directory still names them.
    pub(super) named: bool,
    /// The requests.
    pub(super) cases: Cases,
}

/// How the last look at the server went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looked {
    /// Not yet.
    No,
    /// It answered.
    At(DateTime<FixedOffset>),
    /// It did not; it had at that time, if at all.
    NotReached(Option<DateTime<FixedOffset>>),
}

impl Looked {
    /// When the server last answered.
    pub(super) const fn answered(self) -> Option<DateTime<FixedOffset>> {
        match self {
            Self::No => None,
            Self::At(at) => Some(at),
            Self::NotReached(before) => before,
        }
    }

    /// The same in words.
    pub(super) fn words(self) -> String {
        let t = &inbox_texts().looked;
        match self {
            Self::No => t.busy.to_owned(),
            Self::At(at) => t.at(clock_time(at)),
            Self::NotReached(Some(before)) => t.not_reached_since(clock_time(before)),
            Self::NotReached(None) => t.not_reached.to_owned(),
        }
    }
}

/// Why a request that was to be taken is not theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotYours {
    /// A colleague was quicker.
    Quicker,
    /// The promise could not be sent before its time had passed.
    Passed,
    /// It was changed meanwhile: it can be taken as it is now.
    Changed,
    /// It was withdrawn, or is for others now.
    Over,
}

impl NotYours {
    /// What became of a request that was to be taken; `None` when it still is, or is theirs.
    pub(super) const fn of(position: Position, passed: bool) -> Option<Self> {
        match position {
            Position::Claiming | Position::Yours | Position::Closed => None,
            Position::Waiting if passed => Some(Self::Passed),
            Position::Waiting => Some(Self::Changed),
            Position::Taken => Some(Self::Quicker),
            Position::GivenBack | Position::Over => Some(Self::Over),
        }
    }
}

/// Which requests are to be taken.
pub(super) fn claiming(cases: &Cases) -> Vec<RequestId> {
    let claiming = cases.cases().iter().filter(|case| case.position() == Position::Claiming);
    claiming.map(naderhand_contact::Case::request).collect()
}

/// The view, on a supporter's device; elsewhere why there is none. It is made anew only when that changes.
#[component]
pub(super) fn WithSupporter<V: IntoView + 'static>(
    standing: Signal<Standing>,
    view: impl Fn() -> V + Send + Sync + 'static,
) -> impl IntoView {
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Is {
        Opening,
        No,
        NotOpen,
        Newer,
        Here,
        Removed,
    }
    let is = Memo::new(move |_| {
        standing.with(|standing| match standing {
            Standing::Opening => Is::Opening,
            Standing::No => Is::No,
            Standing::NotOpen => Is::NotOpen,
            Standing::Newer => Is::Newer,
            Standing::Here(here) if here.named => Is::Here,
            Standing::Here(_) => Is::Removed,
        })
    });
    move || {
        let t = &inbox_texts().state;
        match is.get() {
            Is::Opening => view! { <Progress label=texts().frame.loading.to_owned() done=None/> }.into_any(),
            Is::No => view! { <Empty icon=Shape::LifeBuoy title=t.none text=t.none_text/> }.into_any(),
            Is::NotOpen => view! {
                <Notice tone=Tone::Problem title=t.not_open>
                    <p class="nl-paragraph">{t.not_open_text}</p>
                </Notice>
            }
            .into_any(),
            Is::Newer => view! {
                <Notice tone=Tone::Problem title=t.newer>
                    <p class="nl-paragraph">{t.newer_text}</p>
                </Notice>
            }
            .into_any(),
            Is::Here => view().into_any(),
            Is::Removed => view! {
                <Notice tone=Tone::Problem title=t.removed>
                    <p class="nl-paragraph">{t.removed_text}</p>
                </Notice>
                {view()}
            }
            .into_any(),
        }
    }
}
