//! The screen, at `/app/coordinator/rooster`.

use leptos::prelude::*;
use naderhand_domain::{directory::Directory, organisation::Settings};

use super::{
    calendar::Calendar,
    form::{AssignmentForm, OverrideForm},
    lists::{Assignments, Overrides},
};
use crate::{
    coordinator::{
        outcome::{Outcome, OutcomeNotice},
        role::{WithCoordinator, role},
    },
    texts::parts::coordinator_texts,
    ui::{ButtonLink, Empty, Screen, Shape},
};

/// The screen.
#[component]
pub fn RosterScreen() -> impl IntoView {
    let t = &coordinator_texts().roster;
    let role = role();
    let outcome = RwSignal::new(Outcome::Idle);
    view! {
        <Screen title=t.title back="/app/coordinator">
            <OutcomeNotice outcome=outcome/>
            <WithCoordinator role=role view=move || {
                let ((_, settings), directory) = role.settings().zip(role.directory())?;
                Some(view! { <Content settings=settings directory=directory outcome=outcome/> })
            }/>
        </Screen>
    }
}

#[component]
fn Content(settings: Settings, directory: Directory, outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &coordinator_texts().roster;
    if directory.supporters().is_empty() {
        return view! {
            <Empty icon=Shape::Calendar title=t.no_people text=coordinator_texts().people.empty_text>
                <ButtonLink href="/app/coordinator/ondersteuners">{coordinator_texts().people.title}</ButtonLink>
            </Empty>
        }
        .into_any();
    }
    let zone = settings.time_zone();
    view! {
        <p class="nl-paragraph">{t.intro(zone)}</p>
        <Calendar directory=directory.clone() zone=zone/>
        <OverrideForm directory=directory.clone() outcome=outcome/>
        <AssignmentForm directory=directory.clone() outcome=outcome/>
        <Assignments directory=directory.clone() outcome=outcome/>
        <Overrides directory=directory outcome=outcome/>
    }
    .into_any()
}
