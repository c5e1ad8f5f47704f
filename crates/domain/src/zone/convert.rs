//! From an instant to local time and back, by the one question that a browser can answer.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta, Utc};

/// What a time zone does: the app asks the browser's `Intl`.
pub trait ZoneRules {
    /// How far local time is from UTC at an instant.
    fn offset_at(&self, instant: DateTime<Utc>) -> FixedOffset;
}

/// A zone that never changes, such as UTC.
impl ZoneRules for FixedOffset {
    fn offset_at(&self, _: DateTime<Utc>) -> FixedOffset {
        *self
    }
}

/// Further than any local time is from UTC, and nearer than any zone changes twice.
const AROUND: TimeDelta = TimeDelta::days(1);

/// What clocks show at an instant; the calendar's ends where it ends.
pub fn local_at<R: ZoneRules + ?Sized>(instant: DateTime<Utc>, rules: &R) -> NaiveDateTime {
    shifted(instant, seconds(rules.offset_at(instant))).naive_utc()
}

/// The instant at which clocks show `local`.
///
/// When the clocks go forward some times are never shown: they move forward by the gap, so that 02:30 becomes 03:30. When
/// the clocks go back some are shown twice: the earlier is meant. Both are what browsers, calendars (RFC 5545, section 3.3.5)
/// and people's alarm clocks do.
pub fn instant_of<R: ZoneRules + ?Sized>(local: NaiveDateTime, rules: &R) -> DateTime<Utc> {
    let as_if_utc = local.and_utc();
    let at = |offset| shifted(as_if_utc, -seconds(offset));
    let before = rules.offset_at(shifted(as_if_utc, -AROUND));
    let after = rules.offset_at(shifted(as_if_utc, AROUND));
    // Of a time that is shown twice the offset of before gives the earlier one; of one that is never shown it gives the one
    // that is as far into the gap as beyond it.
    let is_after = before != after && rules.offset_at(at(before)) != before && rules.offset_at(at(after)) == after;
    at(if is_after { after } else { before })
}

fn seconds(offset: FixedOffset) -> TimeDelta {
    TimeDelta::seconds(offset.local_minus_utc().into())
}

fn shifted(instant: DateTime<Utc>, by: TimeDelta) -> DateTime<Utc> {
    let end = if by < TimeDelta::zero() { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
    instant.checked_add_signed(by).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike as _, LocalResult, TimeZone as _};
    use proptest::prelude::*;

    use super::*;
    use crate::zone::{
        Zone,
        testing::{AMSTERDAM, Iana, local, utc},
    };

    #[test]
    fn the_netherlands_change_on_the_last_sundays_of_march_and_october() {
        // Directive 2000/84/EC, articles 2 and 3: at 01:00 UTC.
        let days = [
            ("2024-03-31", "2024-10-27"),
            ("2025-03-30", "2025-10-26"),
            ("2026-03-29", "2026-10-25"),
            ("2027-03-28", "2027-10-31"),
            ("2028-03-26", "2028-10-29"),
            ("2029-03-25", "2029-10-28"),
            ("2030-03-31", "2030-10-27"),
            ("2031-03-30", "2031-10-26"),
            ("2032-03-28", "2032-10-31"),
            ("2033-03-27", "2033-10-30"),
            ("2034-03-26", "2034-10-29"),
            ("2035-03-25", "2035-10-28"),
            ("2036-03-30", "2036-10-26"),
        ];
        for (spring, autumn) in days {
            let cases = [
                (spring, "01:59", "00:59"),
                (spring, "02:00", "01:00"),
                (spring, "02:30", "01:30"),
                (spring, "02:59", "01:59"),
                (spring, "03:00", "01:00"),
                (spring, "03:30", "01:30"),
                (autumn, "01:59", "23:59"),
                (autumn, "02:00", "00:00"),
                (autumn, "02:59", "00:59"),
                (autumn, "03:00", "02:00"),
            ];
            for (day, shown, instant) in cases {
                let found = instant_of(local(&format!("{day}T{shown}")), &AMSTERDAM);
                assert_eq!(found.format("%H:%M").to_string(), instant, "{day} {shown}");
            }
            assert_eq!(local_at(utc(&format!("{spring}T00:59")), &AMSTERDAM), local(&format!("{spring}T01:59")));
            assert_eq!(local_at(utc(&format!("{spring}T01:00")), &AMSTERDAM), local(&format!("{spring}T03:00")));
            assert_eq!(local_at(utc(&format!("{autumn}T00:30")), &AMSTERDAM), local(&format!("{autumn}T02:30")));
            assert_eq!(local_at(utc(&format!("{autumn}T01:30")), &AMSTERDAM), local(&format!("{autumn}T02:30")));
        }
    }

    #[test]
    fn every_zone_agrees_with_the_iana_database_around_each_of_its_changes() {
        let mut changes = 0;
        for zone in Zone::ALL {
            let rules = Iana::from(zone);
            let changes_within = |from, length| rules.offset_at(from) != rules.offset_at(from + length);
            let days = (0..13 * 366).map(|day| utc("2024-01-01T00:00") + TimeDelta::days(day));
            for day in days.filter(|day| changes_within(*day, TimeDelta::days(1)) && day.year() < 2037) {
                let mut hours = (0..24).map(|hour| day + TimeDelta::hours(hour));
                let change = hours.find(|hour| changes_within(*hour, TimeDelta::hours(1))).unwrap();
                changes += 1;
                for minutes in (-240..360).step_by(5) {
                    agrees(rules, (change + TimeDelta::minutes(minutes)).naive_utc());
                }
            }
        }
        assert_eq!(changes, 13 * 2 * 3, "three zones with summer time, thirteen years");
    }

    fn agrees(rules: Iana, local: NaiveDateTime) {
        let found = instant_of(local, &rules);
        match rules.0.from_local_datetime(&local) {
            LocalResult::Single(only) => assert_eq!(found, only, "{local}"),
            LocalResult::Ambiguous(earlier, _) => assert_eq!(found, earlier, "{local}"),
            // All gaps of these zones last an hour.
            LocalResult::None => assert_eq!(local_at(found, &rules), local + TimeDelta::hours(1), "{local}"),
        }
    }

    #[test]
    fn the_calendars_ends_are_no_panic() {
        for offset in [FixedOffset::east_opt(86_399).unwrap(), FixedOffset::west_opt(86_399).unwrap()] {
            for local in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
                let _ = local_at(instant_of(local, &offset), &offset);
            }
        }
    }

    proptest! {
        #[test]
        fn an_instant_comes_back_or_was_shown_earlier(seconds in 1_704_067_200_i64..2_114_380_800, at in 0..Zone::ALL.len()) {
            let rules = Iana::from(Zone::ALL[at]);
            let instant = DateTime::from_timestamp(seconds, 0).unwrap();
            let back = instant_of(local_at(instant, &rules), &rules);
            prop_assert!(back == instant || back == instant - TimeDelta::hours(1));
            prop_assert_eq!(local_at(back, &rules), local_at(instant, &rules));
        }

        #[test]
        fn later_on_the_clock_is_never_more_than_the_gap_earlier(minutes in 0_i64..6_837_000, more in 0_i64..3000) {
            let one = local("2024-01-01T00:00") + TimeDelta::minutes(minutes);
            let other = one + TimeDelta::minutes(more);
            let back = instant_of(one, &AMSTERDAM) - instant_of(other, &AMSTERDAM);
            prop_assert!(back < TimeDelta::hours(1), "{one} {other}");
        }
    }
}
