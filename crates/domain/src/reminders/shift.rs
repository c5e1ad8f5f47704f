//! When the employee works: typed by them, so that reminders come after a shift and "not now" leads past one.

use chrono::{DateTime, NaiveDateTime, Utc};

use super::{LONGEST_SHIFT_HOURS, MOST_SHIFTS};
use crate::{
    roster::{MOST_WEEKS, Occurrences, local, minutes},
    zone::{LocalMinute, ZoneRules, local_at},
};

/// A shift, once or every so many weeks. In local time: a night from 22:00 to 06:00 lasts 7 or 9 hours when clocks change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    begins: LocalMinute,
    ends: LocalMinute,
    every_weeks: u8,
}

/// Why a shift is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidShift {
    /// It ends before it begins, or at once.
    #[error("the shift ends before it begins: correct one of the two times")]
    Backwards,
    /// It lasts longer than [`LONGEST_SHIFT_HOURS`].
    #[error("the shift lasts longer than {LONGEST_SHIFT_HOURS} hours: correct the day on which it ends")]
    TooLong,
    /// It comes again after more than [`MOST_WEEKS`].
    #[error("a shift comes again after {MOST_WEEKS} weeks at most")]
    TooRare,
}

/// There are as many shifts as fit. The choices are as they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there are {MOST_SHIFTS} shifts already: remove some that have been")]
pub struct TooManyShifts;

impl Shift {
    /// Takes when it begins and ends for the first time, and after how many weeks it comes again: 0 when it comes once.
    pub fn of(begins: LocalMinute, ends: LocalMinute, every_weeks: u8) -> Result<Self, InvalidShift> {
        let length = ends.date_time() - begins.date_time();
        if length <= chrono::TimeDelta::zero() {
            Err(InvalidShift::Backwards)
        } else if length > chrono::TimeDelta::hours(LONGEST_SHIFT_HOURS) {
            Err(InvalidShift::TooLong)
        } else if every_weeks > MOST_WEEKS {
            Err(InvalidShift::TooRare)
        } else {
            Ok(Self { begins, ends, every_weeks })
        }
    }

    /// When it begins for the first time.
    pub const fn begins(&self) -> LocalMinute {
        self.begins
    }

    /// When it ends for the first time.
    pub const fn ends(&self) -> LocalMinute {
        self.ends
    }

    /// After how many weeks it comes again; 0 when it comes once.
    pub const fn every_weeks(&self) -> u8 {
        self.every_weeks
    }

    /// Whether it comes no more.
    pub fn has_been<R: ZoneRules + ?Sized>(&self, now: DateTime<Utc>, rules: &R) -> bool {
        self.every_weeks == 0 && self.ends.date_time() < local_at(now, rules)
    }

    /// When it begins and ends, each time that ends after `from`, in the order in which they come.
    pub(super) fn after(&self, from: NaiveDateTime) -> impl Iterator<Item = (NaiveDateTime, NaiveDateTime)> + use<> {
        let occurrences = Occurrences::of(self.begins, self.ends, self.every_weeks, None);
        occurrences.after(minutes(from)).map(|one| (local(one.start), local(one.end)))
    }
}
