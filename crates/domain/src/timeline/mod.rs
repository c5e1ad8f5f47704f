//! The timeline of an event: what comes when, and what became of it (S6, S7, S8).
//!
//! Nothing of it is stored but the employee's own marks: the rest is computed from the records and today, so a corrected
//! day or a list that came in from another device moves the steps by itself.

mod accumulation;
mod state;

pub use self::{
    accumulation::{Accumulation, WITHIN_DAYS, accumulation, is_recent},
    state::State,
};
use crate::{
    citation::Citation,
    day::Day,
    history::{History, Kept},
    id::RecordId,
    incident::Incident,
    open::Open,
    schedule::{Milestone, ScheduleName},
};

/// The timeline of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The event.
    pub incident: RecordId,
    /// The day it happened.
    pub day: Day,
    /// The schedule in force for it.
    pub schedule: ScheduleName,
    /// Its steps, in the order in which they come. That it happened stands first.
    pub steps: Vec<Step>,
}

/// A step of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub milestone: Milestone,
    /// The first day that suits it, by the schedule.
    pub from: Day,
    /// The last day that suits it, by the schedule.
    pub until: Day,
    /// What became of it.
    pub state: State,
    /// Where it stands.
    pub citation: Citation,
}

impl Timeline {
    /// The timeline of an event, as it stands today.
    pub fn of(incident: Kept<'_, Incident>, history: &History<'_>, today: Day) -> Self {
        let Kept { id, body, .. } = incident;
        let known = |name: &Option<Open<ScheduleName>>| name.as_ref().and_then(Open::known);
        let in_profile = || known(&history.profile()?.schedule);
        let schedule = known(&body.schedule).or_else(in_profile).unwrap_or_default();
        let happened = Step {
            milestone: Milestone::Happened,
            from: body.day,
            until: body.day,
            state: State::Done { on: body.day },
            citation: Citation::r(12),
        };
        let planned = schedule.steps().iter().map(|planned| {
            let (from, until) = (body.day.plus(planned.from), body.day.plus(planned.until));
            let state = state::state(planned.milestone, (from, until), incident, history, today);
            Step { milestone: planned.milestone, from, until, state, citation: planned.citation }
        });
        let steps = core::iter::once(happened).chain(planned).collect();
        Self { incident: id, day: body.day, schedule, steps }
    }

    /// The timelines of all events, the latest event first.
    pub fn all(history: &History<'_>, today: Day) -> Vec<Self> {
        history.incidents().iter().rev().map(|incident| Self::of(*incident, history, today)).collect()
    }

    /// The first step that waits: due now, or else the next to come. With it, the day from which it can be done.
    pub fn next(&self) -> Option<(Milestone, Day)> {
        self.steps
            .iter()
            .filter_map(|step| Some((step.milestone, step.state.waits_from()?)))
            .min_by_key(|(_, day)| *day)
    }
}

#[cfg(test)]
mod tests;
