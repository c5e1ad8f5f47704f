//! All requests, at `/app/ondersteuner/vragen`: those that wait, the supporter's own, and those that are done.

use leptos::{prelude::*, task::spawn_local};
use naderhand_contact::{Case, cases::Position};
use naderhand_domain::id::RequestId;

use super::{
    looking::{Inbox, inbox},
    standing::WithSupporter,
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
    // What was somebody else's when the screen was made, or became it meanwhile, is told on this visit and not again.
    on_cleanup(move || inbox.tell(elsewhere(inbox)));
    view! {
        <Screen title=texts().inbox.title back="/app/ondersteuner">
            <WithSupporter standing=inbox.standing() view=move || view! { <Requests inbox=inbox/> }/>
        </Screen>
    }
}

/// Requests that are nobody's business here any more.
fn elsewhere(inbox: Inbox) -> Vec<RequestId> {
    let is_elsewhere = |case: &&Case| matches!(case.position(), Position::Taken | Position::Over) && !case.was_theirs();
    let cases =
        untrack(|| inbox.with_here(|here| here.cases.cases().iter().filter(is_elsewhere).map(Case::request).collect()));
    cases.unwrap_or_default()
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

#[component]
fn Requests(inbox: Inbox) -> impl IntoView {
    let t = &inbox_texts().list;
    let told = inbox.told();
    let of = move |wanted: Group| {
        let mut cases: Vec<Case> = inbox
            .with_here(|here| {
                let is_wanted = |case: &&Case| {
                    let is_told = told.with(|told| told.contains(&case.request()));
                    group(case, is_told) == Some(wanted)
                };
                here.cases.cases().iter().filter(is_wanted).cloned().collect()
            })
            .unwrap_or_default();
        if wanted == Group::Done {
            cases.reverse();
        }
        cases
    };
    let groups = [(Group::New, t.new), (Group::Mine, t.mine), (Group::Done, t.done)];
    let is_empty = move || groups.iter().all(|(group, _)| of(*group).is_empty());
    view! {
        <Looking inbox=inbox/>
        {move || is_empty().then(|| view! { <Empty icon=Shape::LifeBuoy title=t.none text=t.none_text/> })}
        {groups.map(|(group, title)| view! { <Rows inbox=inbox title=title cases=Memo::new(move |_| of(group))/> })}
        {move || {
            let unopened = inbox.with_here(|here| here.cases.unopened()).unwrap_or_default();
            (unopened > 0).then(|| view! { <p class="nh-hint">{t.unopened(unopened)}</p> })
        }}
    }
}

#[component]
fn Rows(inbox: Inbox, title: &'static str, cases: Memo<Vec<Case>>) -> impl IntoView {
    move || {
        let cases = cases.get();
        (!cases.is_empty()).then(|| {
            let rows = cases.into_iter().map(|case| view! { <li><Row inbox=inbox case=case/></li> }).collect_view();
            view! {
                <section class="nh-requests">
                    <h2 class="nl-heading nl-heading--level-2">{title}</h2>
                    <ul class="nh-requests__list">{rows}</ul>
                </section>
            }
        })
    }
}

#[component]
fn Row(inbox: Inbox, case: Case) -> impl IntoView {
    let t = &inbox_texts().list;
    let href = format!("/app/ondersteuner/vragen/{}", case.request());
    let title = name(&case).unwrap_or_else(|| t.unnamed.to_owned());
    let now = inbox.now();
    let urgent = case.position() == Position::Waiting;
    view! {
        <a class="nh-row" href=href>
            <span class="nh-row__text">
                <strong>{title}</strong>
                <span class="nh-row__state" class:nh-state--on=urgent>{move || state(&case, now.get())}</span>
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
