//! What holds of every roster, right or wrong, against a slow reading of it minute by minute.

use core::ops::Range;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::{tests::supporter, *};
use crate::zone::{
    instant_of,
    testing::{AMSTERDAM, local},
};

/// Some local time around the days on which clocks change in 2026, more often than elsewhere at the hour of it.
fn any_minute() -> impl Strategy<Value = LocalMinute> {
    let around = prop::sample::select(vec!["2026-03-29T00:00", "2026-10-25T00:00"]);
    let minutes = prop_oneof![0_i64..300, -20_000_i64..20_000];
    (around, minutes).prop_map(|(day, minutes)| LocalMinute::of(local(day) + TimeDelta::minutes(minutes)))
}

fn any_roster() -> impl Strategy<Value = Roster> {
    let plus = |from: LocalMinute, minutes| LocalMinute::of(from.date_time() + TimeDelta::minutes(minutes));
    let length = || prop_oneof![-60_i64..600, 0_i64..25_000];
    let assignment = (0_u8..4, any_minute(), length(), 0_u8..4, prop::option::of(0_i64..60)).prop_map(
        move |(number, begins, length, every_weeks, days)| Assignment {
            supporter: supporter(number),
            begins,
            ends: plus(begins, length),
            every_weeks,
            last_day: days.map(|days| begins.date() + TimeDelta::days(days)),
            unknown: Map::new(),
        },
    );
    let one = (prop::option::of(4_u8..8), any_minute(), length()).prop_map(move |(number, from, length)| Override {
        supporter: number.map(supporter),
        from,
        to: plus(from, length),
        unknown: Map::new(),
    });
    (prop::collection::vec(assignment, 0..6), prop::collection::vec(one, 0..5))
        .prop_map(|(assignments, overrides)| Roster { assignments, overrides, unknown: Map::new() })
}

/// All that ever comes, what wins first.
struct Slow(Vec<(Range<DateTime<Utc>>, Option<SupporterId>, By)>);

impl Slow {
    fn of(roster: &Roster) -> Self {
        let mut all = Vec::new();
        let mut add = |from: NaiveDateTime, to: NaiveDateTime, supporter, by| {
            if from < to {
                all.push((instant_of(from, &AMSTERDAM)..instant_of(to, &AMSTERDAM), supporter, by));
            }
        };
        for (index, one) in roster.overrides.iter().enumerate().rev() {
            add(one.from.date_time(), one.to.date_time(), one.supporter, By::Override(index));
        }
        for (index, one) in roster.assignments.iter().enumerate() {
            for turn in 0..if one.every_weeks == 0 { 1 } else { 60 } {
                let later = TimeDelta::weeks(turn * i64::from(one.every_weeks));
                let (begins, ends) = (one.begins.date_time() + later, one.ends.date_time() + later);
                if one.last_day.is_none_or(|day| begins.date() <= day) {
                    add(begins, ends, Some(one.supporter), By::Assignment(index));
                }
            }
        }
        Self(all)
    }

    /// Who holds an instant, by going through all of it.
    fn at(&self, at: DateTime<Utc>) -> (Option<SupporterId>, By) {
        let found = self.0.iter().find(|(when, ..)| when.contains(&at));
        found.map_or((None, By::Nobody), |(_, supporter, by)| (*supporter, *by))
    }
}

proptest! {
    #[test]
    fn the_calendar_is_whole_in_order_and_what_each_minute_says(
        roster in any_roster(), from in any_minute(), length in 1_i64..2000,
    ) {
        let from = instant_of(from.date_time(), &AMSTERDAM);
        let to = from + TimeDelta::minutes(length);
        let slow = Slow::of(&roster);
        let shifts = roster.calendar(from, to, &AMSTERDAM);
        prop_assert_eq!((shifts.first().unwrap().from, shifts.last().unwrap().to), (from, to));
        prop_assert!(shifts.iter().all(|shift| shift.from < shift.to));
        prop_assert!(shifts.windows(2).all(|pair| pair[0].to == pair[1].from));
        prop_assert!(shifts.windows(2).all(|pair| pair[0].by != By::Nobody || pair[1].by != By::Nobody));
        for shift in &shifts {
            let mut at = shift.from;
            while at < shift.to {
                prop_assert_eq!((shift.supporter, shift.by), slow.at(at), "{}", at);
                at += TimeDelta::minutes(1);
            }
        }
        prop_assert_eq!(roster.on_call(from, &AMSTERDAM), slow.at(from).0);
    }

    #[test]
    fn a_window_is_a_part_of_a_longer_one(roster in any_roster(), from in any_minute(), length in 1_i64..50_000) {
        let from = instant_of(from.date_time(), &AMSTERDAM);
        let to = from + TimeDelta::minutes(length);
        let long = roster.calendar(from - TimeDelta::days(20), to + TimeDelta::days(20), &AMSTERDAM);
        let cut = long.into_iter().filter(|shift| shift.from < to && shift.to > from);
        let cut: Vec<Shift> =
            cut.map(|shift| Shift { from: shift.from.max(from), to: shift.to.min(to), ..shift }).collect();
        prop_assert_eq!(roster.calendar(from, to, &AMSTERDAM), cut);
    }

    #[test]
    fn without_a_problem_no_two_assignments_hold_the_same_minute(roster in any_roster()) {
        // In a zone without changes local time is what passes, so an overlap there is one here.
        let zone = chrono::FixedOffset::east_opt(3600).unwrap();
        let overlaps = |one: &Assignment, other: &Assignment| {
            let mut both = Roster { assignments: vec![one.clone(), other.clone()], ..Roster::default() };
            both.assignments.iter_mut().zip([1, 2]).for_each(|(one, number)| one.supporter = supporter(number));
            let (from, to) = (local("2026-03-01T00:00").and_utc(), local("2027-12-01T00:00").and_utc());
            let total = |roster: &Roster, number| -> i64 {
                let shifts = roster.calendar(from, to, &zone).into_iter();
                let own = shifts.filter(|shift| shift.supporter == Some(supporter(number)));
                own.map(|shift| (shift.to - shift.from).num_minutes()).sum()
            };
            let alone = Roster { assignments: vec![both.assignments[1].clone()], ..Roster::default() };
            total(&both, 2) < total(&alone, 2)
        };
        let pairs = roster.assignments.iter().enumerate().map(|(at, one)| {
            (at, roster.assignments[..at].iter().any(|other| overlaps(other, one)))
        });
        let told = roster.problems();
        for (at, is_one) in pairs {
            let place = format!("assignments[{at}]");
            prop_assert_eq!(told.iter().any(|problem| problem.at == place), is_one, "{}", place);
        }
    }

    #[test]
    fn the_next_change_is_the_first_minute_of_somebody_else(roster in any_roster(), now in any_minute()) {
        let now = instant_of(now.date_time(), &AMSTERDAM);
        let slow = Slow::of(&roster);
        let holder = roster.on_call(now, &AMSTERDAM);
        if let Some(change) = roster.next_change(now, &AMSTERDAM) {
            prop_assert_eq!(slow.at(change.from).0, change.supporter);
            prop_assert_ne!(change.supporter, holder);
            prop_assert_eq!(slow.at(change.from - TimeDelta::minutes(1)).0, holder);
        } else {
            prop_assert_eq!(slow.at(now + TimeDelta::days(59)).0, holder);
        }
    }

    #[test]
    fn what_is_written_reads_back_the_same(roster in any_roster()) {
        let written = serde_json::to_string(&roster).unwrap();
        prop_assert_eq!(serde_json::from_str::<Roster>(&written).unwrap(), roster);
    }
}
