use chrono::{DateTime, FixedOffset, TimeDelta, Utc};

use super::super::{Left, Promise, promises};
use crate::zone::ZoneRules;

/// The Netherlands in winter.
struct Winter;

impl ZoneRules for Winter {
    fn offset_at(&self, _: DateTime<Utc>) -> FixedOffset {
        FixedOffset::east_opt(3_600).unwrap()
    }
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// What can be promised at a time of a request that was sent at another, with local times.
fn offered(sent: &str, now: &str) -> Vec<(Promise, String)> {
    let by = at(sent) + TimeDelta::hours(24);
    let promises = promises(at(now), by, &Winter);
    for (_, time) in &promises {
        assert!(*time <= by || by <= at(now), "{time} is later than {by}");
        assert!(at(now) < *time);
    }
    let local = |time: DateTime<Utc>| time.with_timezone(&Winter.offset_at(time)).format("%d %H:%M").to_string();
    promises.into_iter().map(|(promise, time)| (promise, local(time))).collect()
}

fn these(expected: &[(Promise, &str)]) -> Vec<(Promise, String)> {
    expected.iter().map(|(promise, time)| (*promise, (*time).to_owned())).collect()
}

#[test]
fn s7_the_clock_never_says_more_than_is_left() {
    let by = at("2026-11-24T08:40:00Z");
    for (now, left) in [
        ("2026-11-23T08:40:00Z", Left::Hours(24)),
        ("2026-11-23T08:40:01Z", Left::Hours(23)),
        ("2026-11-24T07:40:00Z", Left::Hours(1)),
        ("2026-11-24T07:40:01Z", Left::Minutes(59)),
        ("2026-11-24T08:39:30Z", Left::Minutes(0)),
        ("2026-11-24T08:40:00Z", Left::Over),
        ("2026-11-30T08:40:00Z", Left::Over),
    ] {
        assert_eq!(Left::of(at(now), by), left, "{now}");
    }
}

#[test]
fn s7_no_promise_is_later_than_a_day_after_the_sending() {
    let morning = these(&[
        (Promise::Hour, "23 11:00"),
        (Promise::FourHours, "23 14:00"),
        (Promise::Today, "23 22:00"),
        (Promise::Tomorrow, "24 09:40"),
    ]);
    assert_eq!(offered("2026-11-23T08:40:00Z", "2026-11-23T09:00:00Z"), morning);
    let next_morning = these(&[(Promise::Hour, "24 09:00"), (Promise::FourHours, "24 09:40")]);
    assert_eq!(offered("2026-11-23T08:40:00Z", "2026-11-24T07:00:00Z"), next_morning);
    let last_minutes = these(&[(Promise::Hour, "24 09:40")]);
    assert_eq!(offered("2026-11-23T08:40:00Z", "2026-11-24T08:30:00Z"), last_minutes);
    let over = these(&[(Promise::Hour, "24 10:40")]);
    assert_eq!(offered("2026-11-23T08:40:00Z", "2026-11-24T08:40:00Z"), over);
}

#[test]
fn in_the_evening_today_is_not_offered_after_it_is_over() {
    let late = these(&[(Promise::Hour, "24 00:10"), (Promise::FourHours, "24 03:10"), (Promise::Tomorrow, "24 22:00")]);
    assert_eq!(offered("2026-11-23T22:05:00Z", "2026-11-23T22:10:00Z"), late);
}
