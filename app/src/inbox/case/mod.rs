//! One request, at `/app/ondersteuner/vragen/:id`: whoever has it phones first; the rest stands below.

mod asked;
mod care;
mod claim;
mod end;
mod guide;
mod notes;
mod onward;
mod over;
mod thread;
mod write;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naderhand_contact::{Case, Fault, cases::Position};
use naderhand_domain::id::RequestId;

use super::{
    acts::NotDone,
    list::Looking,
    looking::{Inbox, inbox},
    standing::WithSupporter,
};
use crate::{
    texts::{parts::inbox_texts, texts},
    ui::{ButtonLink, Empty, Notice, Screen, Shape, Tone},
};
use asked::Asked;
use care::Cared;
use claim::Take;
use end::End;
use guide::TalkGuide;
use notes::Notes;
use onward::Onward;
use over::Over;
use thread::Messages;
use write::{Propose, Write};

/// A request that is open on the screen, with what outlives each change of it: what was typed, and what went wrong.
#[derive(Clone, Copy)]
struct Open {
    inbox: Inbox,
    request: RequestId,
    case: Memo<Option<Case>>,
    message: RwSignal<String>,
    proposed: RwSignal<String>,
    note: RwSignal<String>,
    /// What was not done the last time, if anything.
    failed: RwSignal<Option<(Place, NotDone)>>,
}

/// Where on the screen something is done: there it is told when it was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Take,
    Care,
    Messages,
    Propose,
    Onward,
    Notes,
    End,
}

impl Open {
    /// Something of the request, while it is there. What reads it is told only when that something changes.
    fn of<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Case) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        let case = self.case;
        Memo::new(move |_| case.with(|case| case.as_ref().map(&read)))
    }

    /// The name of whoever asks.
    fn name(self) -> String {
        let name = |case: &Case| case.ask().map(|ask| ask.card.name().as_str().to_owned());
        self.case.with(|case| case.as_ref().and_then(name)).unwrap_or_default()
    }

    /// Takes what became of an act.
    fn done(self, place: Place, result: Result<(), NotDone>) {
        let _ = self.failed.try_set(result.err().map(|why| (place, why)));
    }

    /// What was not done at a place, in words.
    fn failed_at(self, place: Place) -> Option<&'static str> {
        self.failed.get().filter(|(at, _)| *at == place).map(|(_, why)| why.words())
    }
}

/// The screen.
#[component]
pub(super) fn CaseScreen() -> impl IntoView {
    let inbox = inbox();
    inbox.watch();
    let id: Option<RequestId> =
        use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    let open = id.map(|request| Open {
        inbox,
        request,
        case: Memo::new(move |_| inbox.case(request)),
        message: RwSignal::new(String::new()),
        proposed: RwSignal::new(String::new()),
        note: RwSignal::new(String::new()),
        failed: RwSignal::new(None),
    });
    view! {
        <Screen title=texts().inbox.title back="/app/ondersteuner/vragen">
            <WithSupporter standing=inbox.standing() view=move || match open {
                Some(open) => view! { <Request open=open/> }.into_any(),
                None => view! { <Missing/> }.into_any(),
            }/>
        </Screen>
    }
}

#[component]
fn Missing() -> impl IntoView {
    let t = &inbox_texts().case;
    view! {
        <Empty icon=Shape::LifeBuoy title=t.missing text=t.missing_text>
            <ButtonLink href="/app/ondersteuner/vragen">{t.all}</ButtonLink>
        </Empty>
    }
}

#[component]
fn Request(open: Open) -> impl IntoView {
    let position = open.of(Case::position);
    let unread = open.of(|case| case.position() == Position::Waiting && !case.is_opened() && case.ask().is_some());
    Effect::new(move || {
        if unread.get() == Some(true) {
            let request = open.request;
            open.inbox.act(move |cases, _, _| Ok(cases.open(request)?), |_| {});
        }
    });
    view! {
        <Faults open=open/>
        <claim::Lost open=open/>
        {move || match position.get() {
            None => view! { <Missing/> }.into_any(),
            Some(Position::Waiting) => view! { <Asked open=open/><Take open=open/> }.into_any(),
            Some(Position::Claiming) => view! { <Asked open=open/><claim::Claiming open=open/> }.into_any(),
            Some(Position::Yours) => view! { <Yours open=open/> }.into_any(),
            Some(Position::Taken | Position::Closed | Position::GivenBack | Position::Over) => {
                view! { <Over open=open/> }.into_any()
            }
        }}
        <Looking inbox=open.inbox/>
    }
}

/// All that somebody does for whoever asked.
#[component]
fn Yours(open: Open) -> impl IntoView {
    view! {
        <Asked open=open/>
        <Cared open=open/>
        <Messages open=open/>
        <Write open=open/>
        <Propose open=open/>
        <TalkGuide/>
        <Onward open=open/>
        <Notes open=open/>
        <End open=open/>
    }
}

/// What was not done at a place, if anything.
#[component]
fn Failed(open: Open, place: Place) -> impl IntoView {
    move || open.failed_at(place).map(|words| view! { <Notice tone=Tone::Problem title=words/> })
}

/// What the server shows that cannot be.
#[component]
fn Faults(open: Open) -> impl IntoView {
    let t = &inbox_texts().faults;
    let faults = open.of(|case| case.faults().to_vec());
    move || {
        let faults = faults.get().unwrap_or_default();
        let text = faults.iter().map(fault_text).max_by_key(|(weight, _)| *weight)?.1;
        Some(view! {
            <Notice tone=Tone::Problem title=t.title>
                <p class="nl-paragraph">{text}</p>
            </Notice>
        })
    }
}

/// What is told of a fault, and how much it matters beside others.
fn fault_text(fault: &Fault) -> (u8, &'static str) {
    let t = &inbox_texts().faults;
    match fault {
        Fault::OtherMaker => (3, t.other_maker),
        Fault::NotClaimed | Fault::Claim { .. } | Fault::Stranger { .. } => (2, t.not_claimed),
        Fault::Altered { .. } | Fault::Forged { .. } | Fault::HeldBack { .. } | Fault::Ahead { .. } => (1, t.message),
        Fault::RolledBack { .. }
        | Fault::OtherState { .. }
        | Fault::Withdrawn
        | Fault::Missing
        | Fault::Dropped { .. }
        | Fault::Gap { .. } => (0, t.older),
    }
}
