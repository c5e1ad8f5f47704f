//! Two forms: a shift that may come again, and taking one over.

use chrono::{Days, NaiveDate, NaiveTime};
use leptos::prelude::*;
use naderhand_domain::{
    directory::Directory,
    id::SupporterId,
    roster::{Assignment, MOST_WEEKS, Override, Roster, RosterFault},
};

use crate::{
    coordinator::{
        outcome::Outcome,
        role::{Role, role},
    },
    records::records,
    texts::{parts::coordinator_texts, short_day},
    ui::{Button, Moment, MomentField, Notice, Tone},
};

/// Who has a shift: the supporters, and nobody where that can be meant.
#[component]
fn Who(directory: Directory, chosen: RwSignal<String>, nobody: bool) -> impl IntoView {
    let t = &coordinator_texts().roster;
    let options = directory.supporters().iter().map(|one| (one.id.to_string(), one.name.as_str().to_owned()));
    let options: Vec<_> = options.chain(nobody.then(|| (String::new(), t.nobody_choice.to_owned()))).collect();
    let rows = options
        .into_iter()
        .map(|(id, name)| {
            let is = id.clone();
            view! { <option value=id prop:selected=move || chosen.with(|chosen| *chosen == is)>{name}</option> }
        })
        .collect_view();
    view! {
        <label class="utrecht-form-label">
            {t.who}
            <select class="nh-select" on:change=move |event| chosen.set(event_target_value(&event))>{rows}</select>
        </label>
    }
}

fn first(directory: &Directory) -> RwSignal<String> {
    RwSignal::new(directory.supporters().first().map(|one| one.id.to_string()).unwrap_or_default())
}

/// From an evening until the next morning: what a form begins with.
fn night(today: NaiveDate) -> (Moment, Moment) {
    let at = |day: NaiveDate, hour| day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default());
    (Moment::at(at(today, 18)), Moment::at(at(today.checked_add_days(Days::new(1)).unwrap_or(today), 8)))
}

fn fault_text(fault: &RosterFault) -> String {
    let t = &coordinator_texts().roster_faults;
    match fault {
        RosterFault::TooMany { .. } => t.too_many.to_owned(),
        RosterFault::EndsBeforeItBegins => t.ends_before.to_owned(),
        RosterFault::TooLong { most } => t.too_long(most),
        RosterFault::MeetsItself => t.meets_itself.to_owned(),
        RosterFault::TooSeldom { .. } => t.malformed.to_owned(),
        RosterFault::LastDayBeforeItBegins => t.last_day.to_owned(),
        RosterFault::Overlap { first, .. } => t.overlap(short_day(first.date())),
    }
}

/// Publishes the roster with a change, unless that would not be right.
fn publish(
    role: Role,
    directory: &Directory,
    change: impl Fn(&mut Roster),
    problem: RwSignal<Option<String>>,
    outcome: RwSignal<Outcome>,
) {
    let mut roster = directory.roster().clone();
    change(&mut roster);
    problem.set(roster.problems().first().map(|problem| fault_text(&problem.fault)));
    if problem.with_untracked(Option::is_none) {
        role.change_roster(change, outcome, coordinator_texts().roster.kept.to_owned());
    }
}

/// Taking a shift over, for once.
#[component]
pub(super) fn OverrideForm(directory: Directory, outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &coordinator_texts().roster;
    let who = first(&directory);
    let (from, to) = night(records().today().date());
    let problem = RwSignal::new(None::<String>);
    let shown = directory.clone();
    let role = role();
    let keep = move |()| {
        let (Some(from), Some(to)) = (from.read(), to.read()) else {
            problem.set(Some(coordinator_texts().roster_faults.malformed.to_owned()));
            return;
        };
        let supporter = who.with_untracked(|who| who.parse::<SupporterId>().ok());
        let one = Override { supporter, from, to, unknown: serde_json::Map::new() };
        publish(role, &directory, move |roster| roster.overrides.push(one.clone()), problem, outcome);
    };
    view! {
        <details class="nh-more">
            <summary class="nh-more__summary">{t.take_over}</summary>
            <div class="nh-fields">
                <p class="nh-hint">{t.take_over_text}</p>
                <Who directory=shown chosen=who nobody=true/>
                <MomentField moment=from day_label=t.from_day time_label=t.from_time/>
                <MomentField moment=to day_label=t.to_day time_label=t.to_time/>
                <Problem problem=problem/>
                <Button on_press=keep>{t.keep}</Button>
            </div>
        </details>
    }
}

/// A shift, once or again and again.
#[component]
pub(super) fn AssignmentForm(directory: Directory, outcome: RwSignal<Outcome>) -> impl IntoView {
    let t = &coordinator_texts().roster;
    let who = first(&directory);
    let (from, to) = night(records().today().date());
    let every = RwSignal::new(0_u8);
    let until = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let shown = directory.clone();
    let role = role();
    let keep = move |()| {
        let supporter = who.with_untracked(|who| who.parse::<SupporterId>().ok());
        let last_day = until.with_untracked(|until| (!until.is_empty()).then(|| until.parse::<NaiveDate>()));
        let (Some(supporter), Some(begins), Some(ends), Ok(last_day)) =
            (supporter, from.read(), to.read(), last_day.transpose())
        else {
            problem.set(Some(coordinator_texts().roster_faults.malformed.to_owned()));
            return;
        };
        let every_weeks = every.get_untracked();
        let last_day = last_day.filter(|_| every_weeks > 0);
        let one = Assignment { supporter, begins, ends, every_weeks, last_day, unknown: serde_json::Map::new() };
        publish(role, &directory, move |roster| roster.assignments.push(one.clone()), problem, outcome);
    };
    let weeks = (0..=MOST_WEEKS)
        .map(|weeks| {
            let word = match weeks {
                0 => t.repeat_never.to_owned(),
                1 => t.repeat_weekly.to_owned(),
                _ => t.repeat_weeks(weeks),
            };
            view! { <option value=weeks.to_string() prop:selected=move || every.get() == weeks>{word}</option> }
        })
        .collect_view();
    view! {
        <details class="nh-more">
            <summary class="nh-more__summary">{t.add}</summary>
            <div class="nh-fields">
                <Who directory=shown chosen=who nobody=false/>
                <MomentField moment=from day_label=t.from_day time_label=t.from_time/>
                <MomentField moment=to day_label=t.to_day time_label=t.to_time/>
                <label class="utrecht-form-label">
                    {t.repeat}
                    <select
                        class="nh-select"
                        on:change=move |event| every.set(event_target_value(&event).parse().unwrap_or(0))
                    >
                        {weeks}
                    </select>
                </label>
                <Show when=move || { every.get() > 0 }>
                    <label class="utrecht-form-label">
                        {t.until}
                        <input
                            class="utrecht-textbox"
                            type="date"
                            prop:value=move || until.get()
                            on:input=move |event| until.set(event_target_value(&event))
                        />
                    </label>
                </Show>
                <Problem problem=problem/>
                <Button on_press=keep>{t.keep}</Button>
            </div>
        </details>
    }
}

#[component]
fn Problem(problem: RwSignal<Option<String>>) -> impl IntoView {
    move || problem.get().map(|text| view! { <Notice tone=Tone::Problem title=text/> })
}
