use super::*;
use crate::{history::made::incident, schedule::Milestone};

fn open(choices: &Choices, records: &[Record<Plain>], now: &str) -> Vec<Occasion> {
    due(choices, &History::of(records), &AMSTERDAM, at(now))
}

fn of_day(text: &str) -> Occasion {
    Occasion::CheckIn { day: day(text) }
}

#[test]
fn what_came_and_was_not_done_waits_and_it_is_one() {
    let choices = with(Rhythm::Daily { at: time("20:00") });
    assert_eq!(open(&choices, &[], "2026-11-22T19:59"), [of_day("2026-11-21")]);
    assert_eq!(open(&choices, &[], "2026-11-22T20:00"), [of_day("2026-11-22")]);
    let done = [check_in(1, at("2026-11-22T20:10"))];
    assert_eq!(open(&choices, &done, "2026-11-22T20:15"), []);
    assert_eq!(open(&choices, &done, "2026-11-23T19:00"), []);
    assert_eq!(open(&choices, &done, "2026-11-23T20:00"), [of_day("2026-11-23")]);
}

#[test]
fn what_is_before_the_choice_is_not_caught_up_on() {
    let mut choices = with(Rhythm::Daily { at: time("20:00") });
    choices.since = at("2026-11-22T12:00");
    assert_eq!(open(&choices, &[], "2026-11-22T12:01"), []);
    assert_eq!(open(&choices, &[], "2026-11-22T20:00"), [of_day("2026-11-22")]);
}

#[test]
fn after_shifts_of_long_ago_nothing_is_due() {
    let mut choices = with(Rhythm::AfterShift);
    choices.set_shifts([once("2026-11-10T08:00", "2026-11-10T16:00")]).unwrap();
    assert_eq!(open(&choices, &[], "2026-11-10T16:30"), [of_day("2026-11-10")]);
    assert_eq!(open(&choices, &[], "2026-11-17T16:29"), [of_day("2026-11-10")]);
    assert_eq!(open(&choices, &[], "2026-11-17T16:31"), []);
}

#[test]
fn whoever_said_not_now_is_not_asked_by_the_card_until_then() {
    let mut choices = with(Rhythm::Daily { at: time("20:00") });
    choices.not_now(of_day("2026-11-22"), &AMSTERDAM, at("2026-11-22T20:05"));
    assert_eq!(open(&choices, &[], "2026-11-22T22:04"), []);
    assert_eq!(open(&choices, &[], "2026-11-22T22:05"), [of_day("2026-11-22")]);
}

#[test]
fn s7_steps_are_due_from_their_reminder_until_their_time_is_over() {
    let mut choices = with(Rhythm::None);
    choices.after_event = Some(time("10:00"));
    let step = |milestone| Occasion::Step { incident: made::id(1), milestone };
    let records = [incident(1, 0)];
    assert_eq!(open(&choices, &records, "2026-03-03T09:59"), []);
    assert_eq!(open(&choices, &records, "2026-03-03T10:00"), [step(Milestone::FirstContact)]);
    assert_eq!(open(&choices, &records, "2026-03-05T23:59"), [step(Milestone::FirstTalk)]);
    assert_eq!(open(&choices, &records, "2026-03-06T00:00"), []);
    choices.pause = Some(Pause::UntilResumed);
    assert_eq!(open(&choices, &records, "2026-03-03T10:00"), []);
}
