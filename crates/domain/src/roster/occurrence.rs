//! The times at which a shift comes: one after the other in local time, in whole minutes.

use core::ops::Range;

use chrono::{DateTime, NaiveDate, NaiveDateTime};

use super::{Assignment, Override};
use crate::zone::LocalMinute;

/// A day, in minutes of local time.
pub(super) const DAY: i64 = 24 * 60;
const WEEK: i64 = 7 * DAY;

/// Minutes of local time, counted from 1970.
pub(crate) fn minutes(local: NaiveDateTime) -> i64 {
    local.and_utc().timestamp().div_euclid(60)
}

/// The local time at so many minutes; the calendar's end where it ends.
pub(crate) fn local(minutes: i64) -> NaiveDateTime {
    let instant = minutes.checked_mul(60).and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    instant.map_or(NaiveDateTime::MAX, |instant| instant.naive_utc())
}

/// A first time, and when it comes again.
#[derive(Debug, Clone)]
pub(crate) struct Occurrences {
    /// The first one, in minutes of local time. Nothing comes when it ends before it begins.
    pub(super) first: Range<i64>,
    /// After how many minutes it comes again, if it does.
    pub(super) period: Option<i64>,
    /// One that begins at or after this does not come.
    end: i64,
}

impl Occurrences {
    /// From when to when for the first time, after how many weeks again (0 is never), and the last day on which one may begin.
    pub(crate) fn of(begins: LocalMinute, ends: LocalMinute, every_weeks: u8, last_day: Option<NaiveDate>) -> Self {
        let period = Some(i64::from(every_weeks) * WEEK).filter(|period| *period > 0);
        let end = last_day.map_or(i64::MAX, |day| minutes(day.and_time(chrono::NaiveTime::MIN)) + DAY);
        Self { first: between(begins, ends), period, end }
    }

    pub(super) fn of_assignment(assignment: &Assignment) -> Self {
        let Assignment { begins, ends, every_weeks, last_day, .. } = assignment;
        Self::of(*begins, *ends, *every_weeks, *last_day)
    }

    pub(super) fn of_override(one: &Override) -> Self {
        Self { first: between(one.from, one.to), period: None, end: i64::MAX }
    }

    /// How long each lasts, in minutes.
    pub(super) const fn length(&self) -> i64 {
        self.first.end - self.first.start
    }

    /// Those that end after `from`, in the order in which they come.
    pub(crate) fn after(&self, from: i64) -> impl Iterator<Item = Range<i64>> + use<> {
        let (Range { start, end: first_end }, period) = (self.first.clone(), self.period);
        let passed = from.saturating_sub(first_end).max(-1);
        let skipped = period.map_or(0, |period| if passed < 0 { 0 } else { passed / period + 1 });
        let begins = start.saturating_add(skipped.saturating_mul(period.unwrap_or(0)));
        let length = first_end - start;
        let again = move |begins: &i64| begins.checked_add(period?);
        let is_one = length > 0 && (period.is_some() || passed < 0);
        core::iter::successors(is_one.then_some(begins), again)
            .take_while({
                let end = self.end;
                move |begins| *begins < end
            })
            .map(move |begins| begins..begins.saturating_add(length))
    }
}

fn between(from: LocalMinute, to: LocalMinute) -> Range<i64> {
    minutes(from.date_time())..minutes(to.date_time())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn those_after_are_all_without_those_that_have_ended(
            start in -50_000_i64..50_000,
            length in -5_i64..30_000,
            weeks in 0_i64..4,
            end in -50_000_i64..150_000,
            from in -100_000_i64..150_000,
        ) {
            let period = Some(weeks * WEEK).filter(|period| *period > 0);
            let one = Occurrences { first: start..start + length, period, end };
            let count = if period.is_some() { 40 } else { 1 };
            let all = (0..count).map(|turn| start + turn * weeks * WEEK).filter(|begins| *begins < end && length > 0);
            let expected: Vec<_> = all.map(|begins| begins..begins + length).filter(|one| one.end > from).collect();
            let found: Vec<_> = one.after(from).take(expected.len().min(10)).collect();
            prop_assert_eq!(&found[..], &expected[..expected.len().min(10)]);
            prop_assert!(!expected.is_empty() || period.is_some() || one.after(from).next().is_none());
        }
    }
}
