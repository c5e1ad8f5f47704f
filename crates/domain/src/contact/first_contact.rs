//! The clock of the first contact (S7: R 15), and what a supporter can promise within it.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::zone::{ZoneRules, instant_of, local_at};

/// Until when people are phoned in the evening (product default).
const EVENING: NaiveTime = match NaiveTime::from_hms_opt(22, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// How long there is until the first contact, rounded down: never more than there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Whole hours.
    Hours(usize),
    /// Less than an hour.
    Minutes(usize),
    /// The time is over: phone now.
    Over,
}

impl Left {
    /// What is left at a moment.
    pub fn of(now: DateTime<Utc>, by: DateTime<Utc>) -> Self {
        let left = by.signed_duration_since(now);
        let whole = |count: i64| usize::try_from(count).unwrap_or_default();
        match (left.num_hours(), left.num_minutes()) {
            _ if left <= TimeDelta::zero() => Self::Over,
            (0, minutes) => Self::Minutes(whole(minutes)),
            (hours, _) => Self::Hours(whole(hours)),
        }
    }
}

/// When a supporter says that they phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Promise {
    /// Within an hour.
    Hour,
    /// Within four hours.
    FourHours,
    /// Today, in the evening at the latest.
    Today,
    /// Tomorrow, in the evening at the latest.
    Tomorrow,
}

/// What can be promised, with the time of each: the soonest first, none twice, and none later than the first contact must be.
/// When that time is over only the soonest is left.
pub fn promises<R: ZoneRules + ?Sized>(
    now: DateTime<Utc>,
    by: DateTime<Utc>,
    rules: &R,
) -> Vec<(Promise, DateTime<Utc>)> {
    let within = |hours| now.checked_add_signed(TimeDelta::hours(hours)).unwrap_or(now);
    if by <= now {
        return vec![(Promise::Hour, within(1))];
    }
    let today = local_at(now, rules).date();
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    let evening = |day: NaiveDate| instant_of(day.and_time(EVENING), rules);
    let all = [
        (Promise::Hour, within(1)),
        (Promise::FourHours, within(4)),
        (Promise::Today, evening(today)),
        (Promise::Tomorrow, evening(tomorrow)),
    ];
    let mut promises: Vec<(Promise, DateTime<Utc>)> = Vec::new();
    for (promise, at) in all {
        let at = at.min(by);
        if promises.last().is_none_or(|(_, before)| *before < at) {
            promises.push((promise, at));
        }
    }
    promises
}
