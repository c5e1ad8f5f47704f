//! Tests of reminders: what is kept, what comes, what moves, and what leaves the device.

mod calendar;
mod due;
mod events;
mod hand_over;
mod kept;
mod not_now;
mod properties;
mod rhythm;

use chrono::{DateTime, Utc};

use super::*;
use crate::{
    check_in::{CheckIn, Step},
    day::Day,
    history::{History, made},
    organisation::hours::TimeOfDay,
    record::{Body, Plain, Record},
    zone::{
        LocalMinute, instant_of, local_at,
        testing::{AMSTERDAM, local},
    },
};

fn time(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).unwrap()
}

fn quiet(from: &str, until: &str) -> Option<Quiet> {
    Quiet::of(time(from), time(until))
}

/// The instant of a local time in the Netherlands.
fn at(text: &str) -> DateTime<Utc> {
    instant_of(local(text), &AMSTERDAM)
}

fn day(text: &str) -> Day {
    Day::of(local(&format!("{text}T00:00")).date())
}

fn minute(text: &str) -> LocalMinute {
    text.parse().unwrap()
}

fn once(begins: &str, ends: &str) -> Shift {
    Shift::of(minute(begins), minute(ends), 0).unwrap()
}

fn with(rhythm: Rhythm) -> Choices {
    let mut choices = Choices::none(at("2026-01-01T00:00"));
    choices.rhythm = rhythm;
    choices
}

fn check_in(number: u8, instant: DateTime<Utc>) -> Record<Plain> {
    let mut check_in = CheckIn::empty(instant.fixed_offset());
    check_in.overall = Some(Step::Fair);
    made::record(number, Body::CheckIn(check_in))
}

/// What comes, as the clocks show it, of the first few.
fn coming(choices: &Choices, records: &[Record<Plain>], now: DateTime<Utc>) -> Vec<String> {
    let reminders = plan(choices, &History::of(records), &AMSTERDAM, now);
    reminders.iter().take(4).map(|one| local_at(one.at, &AMSTERDAM).format("%m-%d %H:%M").to_string()).collect()
}
