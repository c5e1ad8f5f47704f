//! The screen, at `/app/coordinator/ondersteuners`.

use leptos::prelude::*;
use naderhand_domain::directory::Directory;

use super::{
    answers::Answers,
    invite::Invite,
    one::{MadeAgain, OneSupporter},
    open::OpenInvitations,
    teams::Teams,
};
use crate::{
    coordinator::{
        outcome::{Outcome, OutcomeNotice},
        role::{WithCoordinator, role},
    },
    texts::parts::coordinator_texts,
    ui::{Empty, Screen, Shape},
};

/// The screen.
#[component]
pub fn PeopleScreen() -> impl IntoView {
    let t = &coordinator_texts().people;
    let role = role();
    let outcome = RwSignal::new(Outcome::Idle);
    // What is being typed, and a link that is being handed over, outlive the list, which is made anew when something new has
    // come.
    let team = RwSignal::new(String::new());
    let made = MadeAgain::new(None);
    role.look_for_answers();
    view! {
        <Screen title=t.title back="/app/coordinator">
            <OutcomeNotice outcome=outcome/>
            <Answers outcome=outcome/>
            <WithCoordinator role=role view=move || {
                role.directory().map(|directory| view! { <Supporters directory=directory made=made outcome=outcome/> })
            }/>
            <Invite/>
            <OpenInvitations outcome=outcome/>
            <WithCoordinator role=role view=move || {
                role.directory().map(|directory| view! { <Teams directory=directory name=team outcome=outcome/> })
            }/>
        </Screen>
    }
}

#[component]
fn Supporters(directory: Directory, made: MadeAgain, outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &coordinator_texts().people;
    if directory.supporters().is_empty() {
        return view! { <Empty icon=Shape::LifeBuoy title=t.empty text=t.empty_text/> }.into_any();
    }
    let teams = directory.teams().to_vec();
    let rows = directory.supporters().to_vec().into_iter().map(|one| {
        view! { <li><OneSupporter supporter=one teams=teams.clone() made=made outcome=outcome/></li> }
    });
    view! { <ul class="nh-people">{rows.collect_view()}</ul> }.into_any()
}
