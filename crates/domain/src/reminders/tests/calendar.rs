use icalendar::Component as _;
use proptest::prelude::*;

use super::{properties::any_choices, *};
use crate::id::ReminderTag;

fn tag(what: &Occasion) -> ReminderTag {
    let bytes = what.to_bytes();
    let mut tag = [0; 16];
    for (at, byte) in bytes.iter().enumerate() {
        tag[at % 16] ^= byte.rotate_left(u32::try_from(at / 16).unwrap());
    }
    ReminderTag::from_bytes(tag)
}

fn file(choices: &Choices, records: &[Record<Plain>], title: &str, now: DateTime<Utc>) -> String {
    let reminders = plan(choices, &History::of(records), &AMSTERDAM, now);
    super::calendar(choices, &reminders, title, &AMSTERDAM, now, tag)
}

/// Reads a file as another program would.
fn events(file: &str) -> Vec<icalendar::Event> {
    let calendar: icalendar::Calendar = file.parse().unwrap();
    calendar.components.iter().filter_map(|component| component.as_event().cloned()).collect()
}

#[test]
fn a_rhythm_is_one_entry_that_repeats_and_moments_are_entries_of_their_own() {
    let mut choices = with(Rhythm::Daily { at: time("23:00") });
    choices.quiet = quiet("22:00", "07:00");
    choices.after_event = Some(time("10:00"));
    let file = file(&choices, &[made::incident(1, 0)], "Agenda", at("2026-03-02T15:00"));
    let events = events(&file);
    assert_eq!(events.len(), 1 + 5);
    assert_eq!(events[0].property_value("DTSTART"), Some("20260303T070000"), "floating, and out of quiet hours");
    assert_eq!(events[0].property_value("RRULE"), Some("FREQ=DAILY"));
    assert_eq!(events[1].property_value("DTSTART"), Some("20260303T100000"));
    assert!(
        events
            .iter()
            .all(|event| event.get_summary() == Some("Agenda") && event.property_value("CLASS") == Some("PRIVATE"))
    );
    assert_eq!(file.matches("TRIGGER:PT0S").count(), events.len());
}

#[test]
fn nothing_in_it_tells_what_it_is_for() {
    let mut choices = with(Rhythm::AfterShift);
    choices.after_event = Some(time("10:00"));
    choices.set_shifts([once("2026-03-02T08:00", "2026-03-02T16:00")]).unwrap();
    let file = file(&choices, &[made::incident(1, 0)], "Herinnering", at("2026-03-02T15:00"));
    let told = file.to_lowercase();
    for word in ["naderhand", "talk", "incident", "first", "shift", "check", "step", "week"] {
        assert!(!told.contains(word), "{word}");
    }
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//-//Agenda//NL\r\nBEGIN:VEVENT\r\nUID:"));
}

#[test]
fn taking_it_again_replaces_and_what_was_moved_is_beside_the_series() {
    let mut choices = with(Rhythm::Weekly { on: chrono::Weekday::Sun, at: time("20:00") });
    let ids = |choices: &Choices, now| {
        let events = events(&file(choices, &[], "Agenda", at(now)));
        events.iter().map(|event| event.get_uid().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&choices, "2026-11-21T12:00"), ids(&choices, "2026-12-24T12:00"));
    choices.not_now(Occasion::CheckIn { day: day("2026-11-22") }, &AMSTERDAM, at("2026-11-22T20:05"));
    assert_eq!(ids(&choices, "2026-11-22T20:10").len(), 2);
}

proptest! {
    #[test]
    fn another_program_reads_every_file(choices in any_choices(), title in "\\PC{1,60}", seconds in 1_767_225_600_i64..1_800_000_000) {
        let now = DateTime::from_timestamp(seconds, 0).unwrap();
        let file = file(&choices, &[made::incident(1, 0)], &title, now);
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        prop_assert!(file.ends_with("END:VCALENDAR\r\n"));
        let events = events(&file);
        prop_assert_eq!(events.len(), file.matches("BEGIN:VEVENT").count());
        let mut ids: Vec<_> = events.iter().map(|event| event.get_uid().unwrap()).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), events.len());
    }

    #[test]
    fn a_title_is_one_line_and_reads_back(title in "[a-zé€😀,;\\\\ :]{1,90}") {
        let choices = with(Rhythm::Daily { at: time("20:00") });
        let file = file(&choices, &[], &title, at("2026-11-22T12:00"));
        let unfolded = file.replace("\r\n ", "");
        let line = unfolded.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).unwrap().to_owned();
        let read = line.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
        prop_assert_eq!(read.replace('\\', ""), title.replace('\\', ""));
    }
}
