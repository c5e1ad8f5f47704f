//! The days on which the rhythm asks for a check-in.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDateTime, NaiveTime, TimeDelta};

use super::{AFTER_SHIFT_MINUTES, Choices, Rhythm};
use crate::day::Day;

/// A check-in of the rhythm, in local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asked {
    /// The day that it is of.
    pub(super) day: Day,
    /// When.
    pub(super) at: NaiveDateTime,
    /// A check-in from then on has done it.
    pub(super) done_since: NaiveDateTime,
}

impl Asked {
    /// One that any check-in of its day has done.
    pub(super) fn on(day: Day, time: NaiveTime) -> Self {
        Self { day, at: day.date().and_time(time), done_since: day.date().and_time(NaiveTime::MIN) }
    }
}

/// Those of some days, in order, one for each day at most.
pub(super) fn asked(choices: &Choices, first: Day, last: Day) -> Vec<Asked> {
    let days = first.date().iter_days().take_while(|date| *date <= last.date());
    match choices.rhythm {
        Rhythm::None => Vec::new(),
        Rhythm::Daily { at } => days.map(|date| Asked::on(Day::of(date), at.time())).collect(),
        Rhythm::Weekly { on, at } => {
            days.filter(|date| date.weekday() == on).map(|date| Asked::on(Day::of(date), at.time())).collect()
        }
        Rhythm::AfterShift => after_shifts(choices, first, last),
    }
}

fn after_shifts(choices: &Choices, first: Day, last: Day) -> Vec<Asked> {
    let mut of_day = BTreeMap::new();
    let from = first.date().checked_sub_days(Days::new(1)).unwrap_or(first.date()).and_time(NaiveTime::MIN);
    for shift in choices.shifts() {
        for (begins, ends) in shift.after(from) {
            let Some(at) = ends.checked_add_signed(TimeDelta::minutes(AFTER_SHIFT_MINUTES.into())) else { break };
            let day = Day::of(at.date());
            if day > last {
                break;
            }
            // Of a day with two shifts the end of the second one is the end of work.
            let asked = Asked { day, at, done_since: begins };
            let kept = of_day.entry(day).or_insert(asked);
            if kept.at < at {
                *kept = asked;
            }
        }
    }
    of_day.into_values().filter(|asked: &Asked| asked.day >= first).collect()
}
