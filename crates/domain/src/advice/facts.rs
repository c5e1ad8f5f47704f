//! What the rules look at, computed once.

use chrono::{DateTime, FixedOffset};

use crate::{
    day::Day,
    history::History,
    id::RecordId,
    schedule::Milestone,
    signal_list::{Presence, presences},
    timeline::{Accumulation, Timeline, accumulation},
};

/// The records and what follows from them today.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The records.
    pub history: &'a History<'a>,
    /// Now, with the device's offset from UTC.
    pub now: DateTime<FixedOffset>,
    /// The day that now lies in.
    pub today: Day,
    /// The signals that are there.
    pub presences: Vec<Presence>,
    /// What adds up.
    pub accumulation: Option<Accumulation>,
    /// The next step of an event's timeline, when one waits.
    pub next: Option<(RecordId, Milestone, Day)>,
    /// The day of the next signal list that a timeline plans; before or on today when one is due.
    pub next_list: Option<Day>,
}

impl<'a> Facts<'a> {
    /// The facts of now.
    pub fn of(history: &'a History<'a>, now: DateTime<FixedOffset>) -> Self {
        let today = Day::of(now.date_naive());
        let timelines = Timeline::all(history, today);
        let next = timelines
            .iter()
            .filter_map(|timeline| timeline.next().map(|(milestone, from)| (timeline.incident, milestone, from)))
            .min_by_key(|(incident, milestone, from)| (*from, *milestone, *incident));
        let lists = timelines.iter().flat_map(|timeline| &timeline.steps);
        let next_list =
            lists.filter(|step| step.milestone.is_signal_list()).filter_map(|step| step.state.waits_from()).min();
        Self {
            history,
            now,
            today,
            presences: presences(history, today),
            accumulation: accumulation(history, today),
            next,
            next_list,
        }
    }

    /// Whether a signal list that was planned can be filled in now.
    pub fn list_is_due(&self) -> bool {
        self.next_list.is_some_and(|from| from <= self.today)
    }
}
