//! A day of the employee's own calendar. Records hold days, not instants: "four weeks after" is counted in days, and a day
//! stays the same after a journey or when the clocks change.

use core::fmt;

use chrono::{Datelike as _, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// The first day that can be chosen (product default): nobody at work now can have been at work before it. Not the day the
/// app was born, because what stays with someone can lie decades back (R §2.2).
pub const FIRST: Day = Day(NaiveDate::from_ymd_opt(1960, 1, 1).expect("a day of the calendar"));

/// A day.
///
/// Whatever a person or a link offers comes in through [`Day::parse`] or [`Day::chosen`]. What is read back from a record is
/// taken as it is: a record that another device wrote with a wrong clock must open too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(NaiveDate);

/// Why a day cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidDay {
    /// Not written as year-month-day, or no day of the calendar.
    #[error("not a day of the calendar")]
    Malformed,
    /// After today.
    #[error("the day is still to come")]
    AfterToday,
    /// Before [`FIRST`].
    #[error("the day lies before {FIRST}")]
    TooLongAgo,
}

impl Day {
    /// The day of a date, whatever it is: for `now`, and for days computed from another.
    pub const fn of(date: NaiveDate) -> Self {
        Self(date)
    }

    /// A day that someone chose as one that has been.
    pub fn chosen(date: NaiveDate, today: Self) -> Result<Self, InvalidDay> {
        let day = Self(date);
        if day > today {
            Err(InvalidDay::AfterToday)
        } else if day < FIRST {
            Err(InvalidDay::TooLongAgo)
        } else {
            Ok(day)
        }
    }

    /// Reads `2026-11-21`, and nothing else: no spaces, signs or other digits.
    pub fn parse(text: &str, today: Self) -> Result<Self, InvalidDay> {
        Self::chosen(read_date(text).ok_or(InvalidDay::Malformed)?, today)
    }

    /// The date.
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// How many days this one is after `other`; negative when it is before.
    pub fn days_after(self, other: Self) -> i64 {
        i64::from(self.0.num_days_from_ce()) - i64::from(other.0.num_days_from_ce())
    }

    /// The day so many days later; the calendar's last day where it ends.
    #[must_use]
    pub fn plus(self, days: u32) -> Self {
        Self(self.0.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX))
    }
}

/// The date that `2026-11-21` writes, whenever it is.
pub(crate) fn read_date(text: &str) -> Option<NaiveDate> {
    let dashed = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    let date = || NaiveDate::from_ymd_opt(number(text, 0..4)?.cast_signed(), number(text, 5..7)?, number(text, 8..10)?);
    if dashed { date() } else { None }
}

/// The hour and minute that `22:00` writes, from `00:00` to `23:59`.
pub(crate) fn read_time(text: &str) -> Option<(u32, u32)> {
    let parted = text.len() == 5 && text.as_bytes()[2] == b':';
    let time = (number(text, 0..2)?, number(text, 3..5)?);
    (parted && time.0 < 24 && time.1 < 60).then_some(time)
}

/// The number that these digits write; signs, spaces and other scripts' digits are none.
fn number(text: &str, range: core::ops::Range<usize>) -> Option<u32> {
    let digits = text.get(range)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::of(NaiveDate::from_ymd_opt(2026, 11, 21).unwrap())
    }

    #[test]
    fn a_day_that_has_been_is_taken() {
        for text in ["2026-11-21", "2026-11-20", "1960-01-01", "2024-02-29"] {
            assert_eq!(Day::parse(text, today()).unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_day_that_cannot_be_is_refused_with_its_reason() {
        for (text, why) in [
            ("2026-11-22", InvalidDay::AfterToday),
            ("9999-12-31", InvalidDay::AfterToday),
            ("1959-12-31", InvalidDay::TooLongAgo),
            ("0001-01-01", InvalidDay::TooLongAgo),
            ("2025-02-29", InvalidDay::Malformed),
            ("2026-13-01", InvalidDay::Malformed),
            ("2026-1-1", InvalidDay::Malformed),
            ("+026-11-21", InvalidDay::Malformed),
            ("２026-1-1", InvalidDay::Malformed),
            (" 2026-11-2", InvalidDay::Malformed),
            ("2026-11-21T", InvalidDay::Malformed),
            ("", InvalidDay::Malformed),
        ] {
            assert_eq!(Day::parse(text, today()), Err(why), "{text:?}");
        }
    }

    #[test]
    fn days_are_counted_over_months_and_to_the_end_of_the_calendar() {
        assert_eq!(today().plus(28).to_string(), "2026-12-19");
        assert_eq!(today().plus(28).days_after(today()), 28);
        assert_eq!(FIRST.days_after(FIRST.plus(1)), -1);
        assert_eq!(Day::of(NaiveDate::MAX).plus(1), Day::of(NaiveDate::MAX));
    }
}
