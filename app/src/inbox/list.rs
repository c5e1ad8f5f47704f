//! All requests, at `/app/ondersteuner/vragen`: those that wait, the supporter's own, and those that are done.

use std::collections::BTreeSet;

use leptos::{prelude::*, task::spawn_local};
use naderhand_contact::{Case, cases::Position};
use naderhand_domain::id::RequestId;

use super::{
    looking::{Inbox, inbox},
    standing::{Here, WithSupporter},
    words::{name, state},
};
use crate::{
    texts::{parts::inbox_texts, texts},
    ui::{Button, Empty, Icon, Look, Screen, Shape},
};

/// Below which heading a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    New,
    Mine,
    Done,
}

/// The screen.
#[component]
pub(super) fn ListScreen() -> impl IntoView {
    let inbox = inbox();
    inbox.watch();
    let drawn = RwSignal::new(AT_ONCE);
    // What was somebody else's when the screen was made, or became it meanwhile, is told on this visit and not again.
    on_cleanup(move || inbox.tell(elsewhere(inbox, drawn.get_untracked())));
    view! {
        <Screen title=texts().inbox.title back="/app/ondersteuner">
            <WithSupporter standing=inbox.standing() view=move || view! { <Requests inbox=inbox drawn=drawn/> }/>
        </Screen>
    }
}

/// Requests that were shown, and are nobody's business here any more.
fn elsewhere(inbox: Inbox, drawn: usize) -> Vec<RequestId> {
    let told = inbox.told().get_untracked();
    let shown = |here: &Here| {
        let is_waiting = |request: &RequestId| here.cases.case(*request).is_some_and(is_waiting);
        let new = Groups::of(here.cases.cases(), &told).new;
        new.into_iter().take(drawn).filter(|request| !is_waiting(request)).collect()
    };
    untrack(|| inbox.with_here(shown)).unwrap_or_default()
}

/// Where a request stands; nowhere when it was told of, or went back to the others.
fn group(case: &Case, is_told: bool) -> Option<Group> {
    match case.position() {
        Position::Waiting => Some(Group::New),
        Position::Claiming | Position::Yours => Some(Group::Mine),
        Position::Closed => Some(Group::Done),
        Position::GivenBack | Position::Over | Position::Taken if case.was_theirs() => Some(Group::Done),
        Position::GivenBack => None,
        Position::Taken | Position::Over => (!is_told).then_some(Group::New),
    }
}

fn is_waiting(case: &Case) -> bool {
    case.position() == Position::Waiting
}

/// The requests below each heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Groups {
    new: Vec<RequestId>,
    mine: Vec<RequestId>,
    done: Vec<RequestId>,
}

impl Groups {
    fn of(cases: &[Case], told: &BTreeSet<RequestId>) -> Self {
        let mut groups = Self::default();
        let mut elsewhere = Vec::new();
        for case in cases {
            match group(case, told.contains(&case.request())) {
                Some(Group::New) if is_waiting(case) => groups.new.push(case.request()),
                Some(Group::New) => elsewhere.push(case.request()),
                Some(Group::Mine) => groups.mine.push(case.request()),
                Some(Group::Done) => groups.done.push(case.request()),
                None => {}
            }
        }
        // Who waits comes before what is only told; within each, who waits longest.
        groups.new.append(&mut elsewhere);
        groups.done.reverse();
        groups
    }

    const fn is_empty(&self) -> bool {
        self.new.is_empty() && self.mine.is_empty() && self.done.is_empty()
    }
}

#[component]
fn Requests(inbox: Inbox, drawn: RwSignal<usize>) -> impl IntoView {
    let t = &inbox_texts().list;
    let (told, looked) = (inbox.told(), inbox.looked());
    let groups = Memo::new(move |_| {
        told.with(|told| inbox.with_here(|here| Groups::of(here.cases.cases(), told))).unwrap_or_default()
    });
    // That there are none is said once the server has said so.
    let is_empty = Memo::new(move |_| groups.with(Groups::is_empty) && looked.get().answered().is_some());
    view! {
        <Looking inbox=inbox/>
        {move || is_empty.get().then(|| view! { <Empty icon=Shape::LifeBuoy title=t.none text=t.none_text/> })}
        <Rows inbox=inbox title=t.new drawn=drawn requests=Memo::new(move |_| groups.with(|groups| groups.new.clone()))/>
        <Rows inbox=inbox title=t.mine drawn=RwSignal::new(AT_ONCE) requests=Memo::new(move |_| groups.with(|groups| groups.mine.clone()))/>
        <Rows inbox=inbox title=t.done drawn=RwSignal::new(AT_ONCE) requests=Memo::new(move |_| groups.with(|groups| groups.done.clone()))/>
        {move || {
            let unopened = inbox.with_here(|here| here.cases.unopened()).unwrap_or_default();
            (unopened > 0).then(|| view! { <p class="nh-hint">{t.unopened(unopened)}</p> })
        }}
    }
}

/// How many requests of a group are drawn, and how many more at a time: a thousand at once would hold up a slow phone.
const AT_ONCE: usize = 50;

#[component]
fn Rows(inbox: Inbox, title: &'static str, drawn: RwSignal<usize>, requests: Memo<Vec<RequestId>>) -> impl IntoView {
    let t = &inbox_texts().list;
    let is_any = Memo::new(move |_| requests.with(|requests| !requests.is_empty()));
    let rows = move || requests.with(|requests| requests.iter().take(drawn.get()).copied().collect::<Vec<_>>());
    let others = Memo::new(move |_| requests.with(Vec::len).saturating_sub(drawn.get()));
    move || {
        is_any.get().then(|| {
            view! {
                <section class="nh-requests">
                    <h2 class="nl-heading nl-heading--level-2">{title}</h2>
                    <ul class="nh-requests__list">
                        <For each=rows key=|request| *request let:request>
                            <li><Row inbox=inbox request=request/></li>
                        </For>
                    </ul>
                    {move || {
                        (others.get() > 0).then(|| {
                            let more = move |()| drawn.update(|drawn| *drawn += AT_ONCE);
                            view! { <Button look=Look::Quiet on_press=more>{t.others(others.get())}</Button> }
                        })
                    }}
                </section>
            }
        })
    }
}

#[component]
fn Row(inbox: Inbox, request: RequestId) -> impl IntoView {
    let t = &inbox_texts().list;
    let href = format!("/app/ondersteuner/vragen/{request}");
    let case = Memo::new(move |_| inbox.case(request));
    let now = inbox.now();
    let title = move || case.with(|case| case.as_ref().and_then(name)).unwrap_or_else(|| t.unnamed.to_owned());
    let waits = move || case.with(|case| case.as_ref().is_some_and(is_waiting));
    let said = move || case.with(|case| case.as_ref().map(|case| state(case, now.get())));
    view! {
        <a class="nh-row" href=href>
            <span class="nh-row__text">
                <strong>{title}</strong>
                <span class="nh-row__state" class:nh-state--on=waits>{said}</span>
            </span>
            <Icon shape=Shape::Forward/>
        </a>
    }
}

/// How new what is shown is, and looking now.
#[component]
pub(super) fn Looking(inbox: Inbox) -> impl IntoView {
    let t = &inbox_texts().looked;
    let busy = RwSignal::new(false);
    let looked = inbox.looked();
    let look = move |()| {
        busy.set(true);
        spawn_local(async move {
            inbox.look_now().await;
            let _ = busy.try_set(false);
        });
    };
    view! {
        <div class="nh-looked">
            <p class="nh-hint">{move || if busy.get() { t.busy.to_owned() } else { looked.get().words() }}</p>
            <Button look=Look::Link disabled=busy on_press=look>{t.look}</Button>
        </div>
    }
}
