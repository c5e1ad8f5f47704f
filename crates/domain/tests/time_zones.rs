//! Every time zone of the database, 2024 to 2036: a daily plan has each local day once, a weekly one each week, at the instants that
//! an independent source computes (`time_zones.py`, Python's `zoneinfo`). The rules of the zones come from there too, so that two
//! editions of the database are not what is compared.

#![expect(clippy::unwrap_used, reason = "what cannot be read is a failed test")]

use std::{collections::BTreeSet, env, io::ErrorKind, process::Command};

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, Utc, Weekday};
use naderhand_domain::{
    day::Day,
    history::History,
    organisation::hours::TimeOfDay,
    reminders::{Choices, Occasion, Rhythm, plan},
    zone::{ZoneRules, local_at},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Group {
    names: Vec<String>,
    changes: Vec<(i64, i32)>,
    plans: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    rhythm: String,
    at: String,
    first: i64,
    gaps: Vec<(i64, usize)>,
}

/// From when which offset holds.
struct Rules(Vec<(i64, FixedOffset)>);

impl ZoneRules for Rules {
    fn offset_at(&self, instant: DateTime<Utc>) -> FixedOffset {
        let next = self.0.partition_point(|(from, _)| *from <= instant.timestamp());
        self.0[next.saturating_sub(1)].1
    }
}

impl Expected {
    fn rhythm(&self) -> Rhythm {
        let at = TimeOfDay::parse(&self.at).unwrap();
        match self.rhythm.as_str() {
            "daily" => Rhythm::Daily { at },
            "weekly" => Rhythm::Weekly { on: Weekday::Sun, at },
            other => panic!("no such rhythm: {other}"),
        }
    }

    fn instants(&self) -> impl Iterator<Item = i64> {
        let gaps = self.gaps.iter().flat_map(|(gap, count)| std::iter::repeat_n(*gap, *count));
        let later = gaps.scan(self.first, |at, gap| {
            *at += gap;
            Some(*at)
        });
        std::iter::once(self.first).chain(later)
    }
}

/// The days and instants of a plan, made anew each time that all of it has come, as whoever opens the app so seldom has it.
fn planned(rhythm: Rhythm, rules: &Rules) -> Vec<(Day, i64)> {
    let (first, last) = (day(2024, 1, 1), day(2036, 12, 31));
    let mut now = DateTime::from_timestamp(rules.0[0].0, 0).unwrap();
    let mut found = Vec::new();
    loop {
        let mut choices = Choices::none(now);
        choices.rhythm = rhythm;
        for reminder in plan(&choices, &History::default(), rules, now) {
            let [Occasion::CheckIn { day }] = reminder.about[..] else { panic!("{reminder:?}") };
            if day > last {
                return found;
            }
            assert_eq!(Day::of(local_at(reminder.at, rules).date()), day, "on its day");
            now = reminder.at;
            if day >= first {
                found.push((day, reminder.at.timestamp()));
            }
        }
    }
}

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::of(NaiveDate::from_ymd_opt(year, month, day).unwrap())
}

/// What the independent source says; nothing where it is not installed, which on CI is a failure.
fn source() -> Option<Vec<Group>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/time_zones.py");
    let output = match Command::new("python3").arg(script).output() {
        Ok(output) => output,
        Err(error) if error.kind() == ErrorKind::NotFound && env::var_os("CI").is_none() => {
            eprintln!("skipped: python3 is not installed");
            return None;
        }
        Err(error) => panic!("python3: {error}"),
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    Some(lines.map(|line| serde_json::from_slice(line).unwrap()).collect())
}

#[test]
fn every_time_zone_has_each_day_and_each_week_once_and_at_the_right_instant() {
    let Some(groups) = source() else { return };
    let mut names = BTreeSet::new();
    let mut clock_changes = 0;
    for group in groups {
        let offset = |seconds| FixedOffset::east_opt(seconds).unwrap();
        let rules = Rules(group.changes.iter().map(|(from, seconds)| (*from, offset(*seconds))).collect());
        clock_changes += group.changes.len() - 1;
        for expected in &group.plans {
            let found = planned(expected.rhythm(), &rules);
            let context = || format!("{} {} in {}", expected.rhythm, expected.at, group.names[0]);
            let step = if expected.rhythm == "daily" { 1 } else { 7 };
            assert!(found.windows(2).all(|pair| pair[1].0.days_after(pair[0].0) == step), "{}", context());
            assert!(step == 1 || found.iter().all(|(day, _)| day.date().weekday() == Weekday::Sun), "{}", context());
            assert!(found.iter().map(|(_, at)| *at).eq(expected.instants()), "{}", context());
        }
        names.extend(group.names);
    }
    for name in ["Europe/Amsterdam", "America/Nuuk", "Africa/Cairo", "Africa/Casablanca", "Australia/Lord_Howe", "UTC"]
    {
        assert!(names.contains(name), "{name}");
    }
    assert!(names.len() > 400 && clock_changes > 500, "{} zones, {clock_changes} changes", names.len());
}
