//! From one time to another, on the same day or past midnight.

use core::cmp::Ordering;

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::Serialize;

use super::{
    super::{fault::Fault, part::Part},
    time_of_day::TimeOfDay,
};
use crate::zone::{ZoneRules, instant_of};

/// Hours: shorter than a day and longer than nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    from: TimeOfDay,
    to: TimeOfDay,
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    overnight: bool,
}

impl Span {
    /// Reads `from`, `to` and `overnight`. The last must be written when it is so, and only then: an end before the beginning
    /// is more often a slip than a night.
    pub(super) fn read(part: &Part<'_>) -> Option<Self> {
        let from = part.parsed("from", TimeOfDay::parse);
        let to = part.parsed("to", TimeOfDay::parse);
        let overnight = part.flag("overnight");
        let (from, to, overnight) = (from?, to?, overnight.ok()?);
        match (to.cmp(&from), overnight) {
            (Ordering::Equal, _) => part.complain_at("to", Fault::HoursWithoutLength),
            (Ordering::Less, false) => part.complain_at("to", Fault::HoursBackwards),
            (Ordering::Greater, true) => part.complain_at("overnight", Fault::NotOvernight),
            (Ordering::Less, true) | (Ordering::Greater, false) => return Some(Self { from, to, overnight }),
        }
        None
    }

    /// When they begin.
    pub const fn from(&self) -> TimeOfDay {
        self.from
    }

    /// When they end: that day, or the next one when they pass midnight.
    pub const fn to(&self) -> TimeOfDay {
        self.to
    }

    /// Whether they pass midnight.
    pub const fn is_overnight(&self) -> bool {
        self.overnight
    }

    /// How long they last on a day on which clocks do not change, in minutes.
    pub(super) fn minutes(self) -> u16 {
        let day = if self.overnight { 24 * 60 } else { 0 };
        self.to.minutes() + day - self.from.minutes()
    }

    /// The instants at which they begin and end when they begin on `day`. On a day on which clocks go forward hours may have
    /// no length.
    pub(super) fn instants<R: ZoneRules + ?Sized>(self, day: NaiveDate, rules: &R) -> (DateTime<Utc>, DateTime<Utc>) {
        let last = day.checked_add_days(Days::new(self.overnight.into())).unwrap_or(day);
        (instant_of(day.and_time(self.from.time()), rules), instant_of(last.and_time(self.to.time()), rules))
    }
}
