//! What the roster is made of, each with a way to remove it.

use leptos::prelude::*;
use naderhand_domain::{
    directory::Directory,
    id::SupporterId,
    roster::{Assignment, Override},
};

use crate::{
    coordinator::{
        outcome::Outcome,
        role::{name_of, role},
    },
    texts::{parts::coordinator_texts, short_moment},
};

/// The shifts that come as usual.
#[component]
pub(super) fn Assignments(directory: Directory, outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &coordinator_texts().roster;
    let role = role();
    let rows = directory.roster().assignments.clone().into_iter().map(|one| {
        let words = words(
            &directory,
            Some(one.supporter),
            short_moment(one.begins.date_time()),
            short_moment(one.ends.date_time()),
        );
        let again = match one.every_weeks {
            0 => t.repeat_never.to_owned(),
            1 => t.repeat_weekly.to_owned(),
            weeks => t.repeat_weeks(weeks),
        };
        let remove = move |()| {
            let one: Assignment = one.clone();
            role.change_roster(move |now| now.assignments.retain(|other| *other != one), outcome, t.removed.to_owned());
        };
        view! { <Row words=words more=again on_remove=remove/> }
    });
    list(t.assignments, rows.collect())
}

/// What is otherwise.
#[component]
pub(super) fn Overrides(directory: Directory, outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &coordinator_texts().roster;
    let role = role();
    let rows = directory.roster().overrides.clone().into_iter().map(|one| {
        let words =
            words(&directory, one.supporter, short_moment(one.from.date_time()), short_moment(one.to.date_time()));
        let remove = move |()| {
            let one: Override = one.clone();
            role.change_roster(move |now| now.overrides.retain(|other| *other != one), outcome, t.removed.to_owned());
        };
        view! { <Row words=words more=String::new() on_remove=remove/> }
    });
    list(t.overrides, rows.collect())
}

fn words(directory: &Directory, who: Option<SupporterId>, from: String, to: String) -> String {
    let t = &coordinator_texts().roster;
    let name = who.and_then(|id| name_of(directory, id)).unwrap_or(t.nobody_choice);
    t.line(from, name, to)
}

fn list<V: IntoView + 'static>(title: &'static str, rows: Vec<V>) -> Option<impl IntoView> {
    (!rows.is_empty()).then(|| {
        view! {
            <section class="nh-card">
                <h2 class="nl-heading nl-heading--level-2">{title}</h2>
                <ul class="nh-shifts">{rows}</ul>
            </section>
        }
    })
}

#[component]
fn Row(words: String, more: String, #[prop(into)] on_remove: Callback<()>) -> impl IntoView {
    let t = &coordinator_texts().roster;
    view! {
        <li class="nh-shifts__one">
            <span>
                {words.clone()}
                {(!more.is_empty()).then(|| view! { <span class="nh-hint">{more}</span> })}
            </span>
            <button class="nh-undo" type="button" on:click=move |_| on_remove.run(())>
                {t.remove}
                <span class="nh-unseen">{format!(": {words}")}</span>
            </button>
        </li>
    }
}
