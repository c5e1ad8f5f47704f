//! Rosters over a week, over the days on which clocks change, and with everything that may be wrong.

use chrono::TimeDelta;
use serde_json::json;

use super::*;
use crate::zone::{
    instant_of, local_at,
    testing::{AMSTERDAM, local, utc},
};

pub(super) const fn supporter(number: u8) -> SupporterId {
    SupporterId::from_bytes([number; 16])
}

pub(super) fn assignment(number: u8, begins: &str, ends: &str, every_weeks: u8) -> Assignment {
    let (begins, ends) = (begins.parse().unwrap(), ends.parse().unwrap());
    Assignment { supporter: supporter(number), begins, ends, every_weeks, last_day: None, unknown: Map::new() }
}

fn otherwise(number: Option<u8>, from: &str, to: &str) -> Override {
    let supporter = number.map(supporter);
    Override { supporter, from: from.parse().unwrap(), to: to.parse().unwrap(), unknown: Map::new() }
}

fn roster(assignments: &[Assignment], overrides: &[Override]) -> Roster {
    Roster { assignments: assignments.to_vec(), overrides: overrides.to_vec(), unknown: Map::new() }
}

/// Three supporters, each a week of three, from Monday to Monday; from 23 November 2026.
fn three_weeks() -> Vec<Assignment> {
    vec![
        assignment(1, "2026-11-23T08:00", "2026-11-30T08:00", 3),
        assignment(2, "2026-11-30T08:00", "2026-12-07T08:00", 3),
        assignment(3, "2026-12-07T08:00", "2026-12-14T08:00", 3),
    ]
}

/// `11-23T08:00 1` for each shift, in local time; 0 is nobody.
fn told(shifts: &[Shift]) -> Vec<String> {
    let line = |shift: &Shift| {
        let number = shift.supporter.map_or(0, |supporter| supporter.as_bytes()[0]);
        format!("{} {number}", local_at(shift.from, &AMSTERDAM).format("%m-%dT%H:%M"))
    };
    shifts.iter().map(line).collect()
}

fn shown(roster: &Roster, from: &str, to: &str) -> Vec<String> {
    told(&roster.calendar(instant_of(local(from), &AMSTERDAM), instant_of(local(to), &AMSTERDAM), &AMSTERDAM))
}

#[test]
fn s18_a_repeated_roster_has_somebody_at_each_instant() {
    let roster = roster(&three_weeks(), &[]);
    assert_eq!(roster.problems(), []);
    let shifts = ["11-23T08:00 1", "11-30T08:00 2", "12-07T08:00 3", "12-14T08:00 1", "12-21T08:00 2"];
    assert_eq!(shown(&roster, "2026-11-23T08:00", "2026-12-28T08:00"), shifts);
    // Before the first shift there is nobody, and years later the weeks still go round.
    assert_eq!(shown(&roster, "2026-11-22T00:00", "2026-11-24T00:00"), ["11-22T00:00 0", "11-23T08:00 1"]);
    assert_eq!(roster.on_call(utc("2036-11-24T12:00"), &AMSTERDAM), Some(supporter(1)));
    assert!(roster.gaps(utc("2026-11-23T07:00"), utc("2028-01-01T00:00"), &AMSTERDAM).is_empty());
    assert_eq!(roster.calendar(utc("2026-12-01T00:00"), utc("2026-12-01T00:00"), &AMSTERDAM), []);
}

#[test]
fn s18_overrides_win_and_the_later_of_two() {
    let overrides = [
        otherwise(Some(7), "2026-12-02T08:00", "2026-12-04T08:00"),
        otherwise(None, "2026-12-03T08:00", "2026-12-05T08:00"),
        otherwise(Some(8), "2026-12-03T12:00", "2026-12-03T14:00"),
    ];
    let roster = roster(&three_weeks(), &overrides);
    assert_eq!(roster.problems(), []);
    assert_eq!(
        shown(&roster, "2026-12-01T00:00", "2026-12-08T00:00"),
        [
            "12-01T00:00 2",
            "12-02T08:00 7",
            "12-03T08:00 0",
            "12-03T12:00 8",
            "12-03T14:00 0",
            "12-05T08:00 2",
            "12-07T08:00 3",
        ]
    );
    let gaps = roster.gaps(utc("2026-12-01T00:00"), utc("2026-12-08T00:00"), &AMSTERDAM);
    assert_eq!(told(&gaps), ["12-03T08:00 0", "12-03T14:00 0"]);
    assert!(gaps.iter().all(|gap| gap.by == By::Override(1)));
}

#[test]
fn s18_who_is_on_call_and_when_that_changes() {
    let mut assignments = three_weeks();
    assignments[1].supporter = supporter(1);
    let roster = roster(&assignments, &[]);
    let now = instant_of(local("2026-11-25T12:00"), &AMSTERDAM);
    assert_eq!(roster.on_call(now, &AMSTERDAM), Some(supporter(1)));
    let change = roster.next_change(now, &AMSTERDAM).unwrap();
    assert_eq!((change.supporter, change.by), (Some(supporter(3)), By::Assignment(2)), "two weeks of the same first");
    assert_eq!(local_at(change.from, &AMSTERDAM), local("2026-12-07T08:00"));
    assert_eq!(local_at(change.to, &AMSTERDAM), local("2026-12-14T08:00"));
    let nobody = Roster::default();
    assert_eq!((nobody.on_call(now, &AMSTERDAM), nobody.next_change(now, &AMSTERDAM)), (None, None));
    // The instant of a change belongs to whoever comes.
    assert_eq!(roster.on_call(utc("2026-12-07T06:59"), &AMSTERDAM), Some(supporter(1)));
    assert_eq!(roster.on_call(utc("2026-12-07T07:00"), &AMSTERDAM), Some(supporter(3)));
}

#[test]
fn s18_a_night_on_which_clocks_change_lasts_seven_or_nine_hours() {
    let nights = assignment(1, "2026-03-21T22:00", "2026-03-22T06:00", 1);
    let days = assignment(2, "2026-03-22T06:00", "2026-03-28T22:00", 1);
    let roster = roster(&[nights, days], &[]);
    assert_eq!(roster.problems(), []);
    for (night, hours) in [("2026-03-28", 7), ("2026-10-24", 9), ("2026-10-31", 8), ("2036-03-29", 7)] {
        let begins = instant_of(local(&format!("{night}T22:00")), &AMSTERDAM);
        let shift = roster.calendar(begins, begins + TimeDelta::days(1), &AMSTERDAM)[0];
        assert_eq!((shift.by, shift.to - shift.from), (By::Assignment(0), TimeDelta::hours(hours)), "{night}");
    }
    assert!(roster.gaps(utc("2026-03-22T00:00"), utc("2027-03-22T00:00"), &AMSTERDAM).is_empty());
}

#[test]
fn s18_shifts_that_change_in_the_hour_that_clocks_skip_or_show_twice_meet() {
    for (day, at) in [("2026-03-29", "02:30"), ("2026-10-25", "02:30")] {
        let change = format!("{day}T{at}");
        let one = assignment(1, &format!("{day}T00:00"), &change, 0);
        let other = assignment(2, &change, &format!("{day}T12:00"), 0);
        let shifts = roster(&[one, other], &[]);
        let change = instant_of(local(&change), &AMSTERDAM);
        let found = shifts.calendar(change - TimeDelta::hours(1), change + TimeDelta::hours(3), &AMSTERDAM);
        assert_eq!(found.len(), 2, "{day}");
        assert_eq!((found[0].to, found[1].from), (change, change), "{day}");
    }
}

#[test]
fn a_last_day_is_the_last_on_which_a_shift_begins() {
    let mut weekly = assignment(1, "2026-11-23T22:00", "2026-11-24T06:00", 1);
    weekly.last_day = Some(local("2026-12-07T00:00").date());
    let roster = roster(&[weekly], &[]);
    let gaps = roster.calendar(utc("2026-11-23T21:00"), utc("2027-01-01T00:00"), &AMSTERDAM);
    let shifts = ["11-23T22:00 1", "11-24T06:00 0", "11-30T22:00 1", "12-01T06:00 0", "12-07T22:00 1", "12-08T06:00 0"];
    assert_eq!(told(&gaps), shifts);
}

#[test]
fn each_fault_is_told_with_its_place_and_what_to_do() {
    let told = |assignments: &[Assignment], overrides: &[Override]| -> Vec<String> {
        roster(assignments, overrides).problems().iter().map(ToString::to_string).collect()
    };
    let backwards = assignment(1, "2026-11-23T22:00", "2026-11-23T22:00", 1);
    assert_eq!(told(&[backwards], &[]), ["assignments[0].ends: this ends before it has begun; choose a later end"]);
    let long = assignment(1, "2026-11-23T22:00", "2026-12-07T22:01", 3);
    assert!(told(&[long], &[])[0].starts_with("assignments[0].ends: this is longer than 14 days; end it sooner"));
    assert!(told(&[assignment(1, "2026-11-23T22:00", "2026-12-07T22:00", 2)], &[]).is_empty());
    let eager = assignment(1, "2026-11-23T22:00", "2026-12-01T22:00", 1);
    assert!(told(&[eager], &[])[0].starts_with("assignments[0].ends: this comes again before it has ended"));
    let rare = assignment(1, "2026-11-23T22:00", "2026-11-24T06:00", 13);
    assert!(told(&[rare], &[])[0].starts_with("assignments[0].every_weeks: this comes again after more than 12 weeks"));
    let mut over = assignment(1, "2026-11-23T22:00", "2026-11-24T06:00", 1);
    over.last_day = Some(local("2026-11-22T00:00").date());
    assert!(told(&[over], &[])[0].starts_with("assignments[0].last_day: this last day is before the first shift"));
    let reversed = otherwise(None, "2026-12-02T08:00", "2026-12-02T07:00");
    let endless = otherwise(Some(1), "2026-12-02T08:00", "2026-12-17T08:00");
    let summer = otherwise(None, "2026-07-01T08:00", "2026-09-01T08:00");
    let found = told(&[], &[reversed, endless, summer]);
    assert!(found.len() == 2 && found[0].starts_with("overrides[0].to: this ends before it has begun"), "{found:?}");
    assert!(found[1].starts_with("overrides[1].to: this is longer than 14 days"), "{found:?}");
}

#[test]
fn overlapping_assignments_are_told_with_the_other_and_when_first() {
    let overlap = |assignments: &[Assignment]| {
        let problems = roster(assignments, &[]).problems();
        problems.into_iter().map(|problem| problem.to_string()).collect::<Vec<_>>()
    };
    let mut weeks = three_weeks();
    weeks.push(assignment(4, "2026-12-14T07:59", "2026-12-14T08:00", 0));
    assert_eq!(
        overlap(&weeks),
        ["assignments[3]: this is at the same time as assignments[2], first on 2026-12-14T07:59; change one of them"]
    );
    weeks[3] = assignment(4, "2026-12-13T12:00", "2026-12-15T08:00", 0);
    assert!(overlap(&weeks)[0].contains("assignments[2], first on 2026-12-13T12:00"), "the one that it meets first");
    // Every 2 and every 3 weeks: of six weeks, one has both.
    let second = assignment(1, "2026-11-23T08:00", "2026-11-24T08:00", 2);
    let third = assignment(2, "2026-11-30T08:00", "2026-12-01T08:00", 3);
    assert!(overlap(&[second.clone(), third.clone()])[0].ends_with("first on 2026-12-21T08:00; change one of them"));
    let mut until = third.clone();
    until.last_day = Some(local("2026-12-20T00:00").date());
    assert!(overlap(&[second.clone(), until]).is_empty(), "it ends before they would meet");
    // Every 2 and every 4 weeks, a week apart, never meet; nor do those that touch.
    let never = assignment(2, "2026-11-30T08:00", "2026-12-07T08:00", 4);
    assert!(overlap(&[second, never]).is_empty());
    // Every 11 and every 12 weeks meet once in 132.
    let eleven = assignment(1, "2026-11-23T08:00", "2026-11-24T08:00", 11);
    let twelve = assignment(2, "2026-11-30T08:00", "2026-12-01T08:00", 12);
    assert!(overlap(&[eleven, twelve])[0].ends_with("first on 2029-03-19T08:00; change one of them"));
}

#[test]
fn too_much_is_refused_and_not_looked_at() {
    let one = assignment(1, "2026-11-23T08:00", "2026-11-23T09:00", 0);
    let late = otherwise(Some(9), "2026-11-23T08:00", "2026-11-23T09:00");
    let mut overrides = vec![otherwise(Some(2), "2020-01-01T00:00", "2020-01-01T01:00"); MOST_OVERRIDES];
    overrides.push(late);
    let mut roster = roster(&vec![one; MOST_ASSIGNMENTS + 1], &overrides);
    let told: Vec<String> = roster.problems().iter().take(2).map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "assignments: there are more than 500; remove those that have passed",
            "overrides: there are more than 200; remove those that have passed",
        ]
    );
    assert_eq!(roster.problems().len(), 2 + MOST_ASSIGNMENTS - 1, "each with one that it overlaps with");
    assert_eq!(roster.on_call(utc("2026-11-23T07:30"), &AMSTERDAM), Some(supporter(1)));
    roster.overrides.remove(0);
    assert_eq!(roster.on_call(utc("2026-11-23T07:30"), &AMSTERDAM), Some(supporter(9)));
}

#[test]
fn it_is_written_as_it_was_read_with_what_a_newer_version_wrote() {
    // Frozen: rosters that were published must be read for ever.
    let frozen = json!({
        "assignments": [{
            "supporter": "AQEBAQEBAQEBAQEBAQEBAQ", "begins": "2026-11-23T08:00", "ends": "2026-11-30T08:00",
            "every_weeks": 3, "last_day": "2027-06-30", "place": "north",
        }],
        "overrides": [
            { "supporter": "none", "from": "2026-12-24T18:00", "to": "2026-12-27T08:00", "why": "closed" },
            { "supporter": "AgICAgICAgICAgICAgICAg", "from": "2026-12-25T08:00", "to": "2026-12-26T08:00" },
        ],
        "second_line": [],
    });
    let roster: Roster = serde_json::from_value(frozen.clone()).unwrap();
    assert_eq!((roster.assignments[0].supporter, roster.overrides[1].supporter), (supporter(1), Some(supporter(2))));
    assert_eq!((roster.overrides[0].supporter, roster.problems()), (None, Vec::new()));
    assert_eq!(serde_json::to_value(&roster).unwrap(), frozen);
    assert_eq!(serde_json::from_value::<Roster>(json!({})).unwrap(), Roster::default());
    for wrong in [
        json!({ "overrides": [{ "from": "2026-12-24T18:00", "to": "2026-12-27T08:00" }] }),
        json!({ "overrides": [{ "supporter": null, "from": "2026-12-24T18:00", "to": "2026-12-27T08:00" }] }),
        json!({ "overrides": [{ "supporter": "nobody", "from": "2026-12-24T18:00", "to": "2026-12-27T08:00" }] }),
        json!({ "assignments": [{ "supporter": "none", "begins": "2026-12-24T18:00", "ends": "2026-12-27T08:00" }] }),
        json!({ "overrides": [{ "supporter": "none", "from": "2026-12-24", "to": "2026-12-27T08:00" }] }),
    ] {
        assert!(serde_json::from_value::<Roster>(wrong.clone()).is_err(), "{wrong}");
    }
}
