use super::*;

const WHAT: Occasion = Occasion::CheckIn { day: day::FIRST };

use crate::day;

fn moved(choices: &Choices, now: &str) -> String {
    let to = choices.clone().not_now(WHAT, &AMSTERDAM, at(now));
    local_at(to, &AMSTERDAM).format("%d %H:%M").to_string()
}

#[test]
fn outside_of_a_shift_it_is_two_hours() {
    let choices = with(Rhythm::Daily { at: time("20:00") });
    assert_eq!(moved(&choices, "2026-11-22T20:05"), "22 22:05");
    assert_eq!(moved(&choices, "2026-11-22T23:30"), "23 01:30");
    assert_eq!(moved(&choices, "2026-03-29T01:00"), "29 04:00", "two hours, and clocks went forward");
}

#[test]
fn in_a_shift_it_is_after_it_also_in_the_night_when_clocks_change() {
    let mut choices = with(Rhythm::Daily { at: time("20:00") });
    choices
        .set_shifts([once("2026-10-24T22:00", "2026-10-25T06:00"), once("2026-11-22T14:00", "2026-11-22T22:00")])
        .unwrap();
    assert_eq!(moved(&choices, "2026-11-22T20:05"), "22 22:30");
    assert_eq!(moved(&choices, "2026-11-22T13:00"), "22 22:30", "two hours later is in the shift");
    assert_eq!(moved(&choices, "2026-11-22T22:00"), "23 00:00", "it is over");
    assert_eq!(moved(&choices, "2026-10-25T02:30"), "25 06:30");
}

#[test]
fn it_leads_from_a_shift_past_quiet_hours_and_the_next_shift() {
    let mut choices = with(Rhythm::Daily { at: time("20:00") });
    choices.quiet = quiet("22:00", "07:00");
    choices
        .set_shifts([once("2026-11-22T14:00", "2026-11-22T22:00"), once("2026-11-23T06:00", "2026-11-23T12:00")])
        .unwrap();
    assert_eq!(moved(&choices, "2026-11-22T20:05"), "23 12:30");
}

#[test]
fn it_comes_then_and_once_and_the_last_not_now_holds() {
    let mut choices = with(Rhythm::Daily { at: time("20:00") });
    let what = Occasion::CheckIn { day: super::day("2026-11-22") };
    choices.not_now(what, &AMSTERDAM, at("2026-11-22T20:05"));
    let to = choices.not_now(what, &AMSTERDAM, at("2026-11-22T21:00"));
    assert_eq!(choices.later(), [Later { what, to }]);
    assert_eq!(coming(&choices, &[], at("2026-11-22T21:01"))[..2], ["11-22 23:00", "11-23 20:00"]);
    assert_eq!(coming(&choices, &[check_in(1, at("2026-11-22T21:00"))], at("2026-11-22T21:01"))[0], "11-23 20:00");
}

#[test]
fn another_rhythm_keeps_what_was_promised() {
    let mut choices = with(Rhythm::Daily { at: time("20:00") });
    let what = Occasion::CheckIn { day: super::day("2026-11-22") };
    choices.not_now(what, &AMSTERDAM, at("2026-11-22T20:05"));
    choices.rhythm = Rhythm::Weekly { on: chrono::Weekday::Wed, at: time("20:00") };
    assert_eq!(coming(&choices, &[], at("2026-11-22T20:10"))[..2], ["11-22 22:05", "11-25 20:00"]);
    choices.rhythm = Rhythm::None;
    assert_eq!(coming(&choices, &[], at("2026-11-22T20:10")), [""; 0]);
}

#[test]
fn what_was_moved_long_ago_makes_room() {
    let mut choices = with(Rhythm::None);
    for number in 0..60 {
        let what = Occasion::CheckIn { day: day::FIRST.plus(number) };
        choices.not_now(what, &AMSTERDAM, at("2026-11-22T20:05"));
        assert!(choices.later().len() <= MOST_LATER && choices.later().iter().any(|later| later.what == what));
    }
    choices.not_now(WHAT, &AMSTERDAM, at("2026-12-22T20:05"));
    assert_eq!(choices.later().len(), 1);
}
