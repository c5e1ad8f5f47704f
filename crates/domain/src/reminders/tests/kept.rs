use proptest::prelude::*;

use super::{properties::any_choices, *};
use crate::{id::RecordId, schedule::Milestone};

/// What version 1 of the form is, for ever.
const FIRST: &str = r#"{"version":1,"since":"2026-11-22T20:00:00Z","after_event":"10:00","rhythm":{"weekly":{"on":"sunday","at":"19:00"}},"quiet":{"from":"22:00","until":"07:00"},"text":"agenda","pause":{"until":"2026-12-01"},"shifts":[{"begins":"2026-11-23T22:00","ends":"2026-11-24T06:00","every_weeks":4}],"later":[{"what":{"step":{"incident":"AQEBAQEBAQEBAQEBAQEBAQ","milestone":"first_talk"}},"to":"2026-11-23T09:30:00Z"},{"what":{"check_in":{"day":"2026-11-22"}},"to":"2026-11-23T06:00:00Z"}]}"#;

fn first() -> Choices {
    let mut choices = Choices::none("2026-11-22T20:00:00Z".parse().unwrap());
    choices.after_event = Some(time("10:00"));
    choices.rhythm = Rhythm::Weekly { on: chrono::Weekday::Sun, at: time("19:00") };
    choices.quiet = quiet("22:00", "07:00");
    choices.text = NeutralText::Agenda;
    choices.pause = Some(Pause::Until(day("2026-12-01")));
    choices.shifts = vec![Shift::of(minute("2026-11-23T22:00"), minute("2026-11-24T06:00"), 4).unwrap()];
    let step = Occasion::Step { incident: RecordId::from_bytes([1; 16]), milestone: Milestone::FirstTalk };
    choices.later = vec![
        Later { what: step, to: "2026-11-23T09:30:00Z".parse().unwrap() },
        Later { what: Occasion::CheckIn { day: day("2026-11-22") }, to: "2026-11-23T06:00:00Z".parse().unwrap() },
    ];
    choices
}

#[test]
fn s1_version_one_is_read_for_ever() {
    assert_eq!(Choices::parse(FIRST.as_bytes()), Ok(first()));
    assert_eq!(String::from_utf8(first().to_json()).unwrap(), FIRST);
}

#[test]
fn what_no_app_wrote_is_refused_whole() {
    let later = |count: u32| {
        let one = |number| {
            format!(
                r#"{{"what":{{"check_in":{{"day":"{}"}}}},"to":"2026-11-23T06:00:00Z"}}"#,
                day("2026-01-01").plus(number)
            )
        };
        (0..count).map(one).collect::<Vec<_>>().join(",")
    };
    let shift = r#"{"begins":"2026-11-23T22:00","ends":"2026-11-24T06:00","every_weeks":4}"#;
    for (from, to) in [
        (r#""version":1"#, r#""version":0"#),
        (r#""version":1"#, r#""version":"1""#),
        (r#""version":1,"#, r#""version":1,"more":1,"#),
        (r#""after_event":"10:00","#, ""),
        ("10:00", "9:00"),
        (r#""quiet":{"from":"22:00","until":"07:00"},"#, ""),
        ("\"07:00\"", "\"22:00\""),
        ("sunday", "Sun"),
        ("sunday", "zondag"),
        ("agenda", "trauma"),
        ("2026-12-01", "2026-13-01"),
        ("2026-11-24T06:00", "2026-11-23T21:00"),
        ("2026-11-24T06:00", "2026-11-26T06:00"),
        (r#""every_weeks":4"#, r#""every_weeks":13"#),
        (r#""shifts":["#, &format!(r#""shifts":[{shift},"#)),
        (r#""later":["#, &format!(r#""later":[{},"#, later(MOST_LATER.try_into().unwrap()))),
        (r#""milestone":"first_talk""#, r#""milestone":"first_talk","more":1"#),
        (r#""day":"2026-11-22""#, r#""day":"2026-11-22","more":1"#),
        ("}]}", "}]"),
    ] {
        let changed = FIRST.replacen(from, to, 1);
        assert_ne!(changed, FIRST);
        assert_eq!(Choices::parse(changed.as_bytes()), Err(Unreadable::Malformed), "{from} {to}");
    }
    let twice = FIRST.replace(
        r#"{"step":{"incident":"AQEBAQEBAQEBAQEBAQEBAQ","milestone":"first_talk"}}"#,
        r#"{"check_in":{"day":"2026-11-22"}}"#,
    );
    assert_eq!(Choices::parse(twice.as_bytes()), Err(Unreadable::Malformed));
    assert_eq!(Choices::parse(br#"{"version":2,"sounds":{}}"#), Err(Unreadable::Newer));
}

#[test]
fn shifts_are_taken_once_and_no_more_than_fit() {
    let mut choices = with(Rhythm::AfterShift);
    let weekly = |number: u32| {
        let begins = LocalMinute::of(day("2026-01-01").plus(number).date().and_hms_opt(8, 0, 0).unwrap());
        let ends = LocalMinute::of(begins.date_time() + chrono::TimeDelta::hours(8));
        Shift::of(begins, ends, 1).unwrap()
    };
    let fitting = u32::try_from(MOST_SHIFTS).unwrap();
    choices.set_shifts((0..fitting).chain(0..fitting).map(weekly)).unwrap();
    assert_eq!(choices.shifts().len(), MOST_SHIFTS);
    let before = choices.clone();
    assert_eq!(choices.set_shifts((0..=fitting).map(weekly)), Err(TooManyShifts));
    assert_eq!(choices, before);
}

#[test]
fn a_shift_that_cannot_be_is_refused_with_its_reason() {
    let of = |ends, weeks| Shift::of(minute("2026-11-23T22:00"), minute(ends), weeks).map(|_| ());
    assert_eq!(of("2026-11-24T06:00", 12), Ok(()));
    assert_eq!(of("2026-11-25T10:00", 0), Ok(()));
    assert_eq!(of("2026-11-25T10:01", 0), Err(InvalidShift::TooLong));
    assert_eq!(of("2026-11-23T22:00", 0), Err(InvalidShift::Backwards));
    assert_eq!(of("2026-11-23T06:00", 0), Err(InvalidShift::Backwards));
    assert_eq!(of("2026-11-24T06:00", 13), Err(InvalidShift::TooRare));
}

proptest! {
    #[test]
    fn what_is_kept_is_read_back(choices in any_choices()) {
        prop_assert_eq!(Choices::parse(&choices.to_json()), Ok(choices));
    }

    #[test]
    fn bytes_from_anywhere_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0..FIRST.len()) {
        let _ = Choices::parse(&bytes);
        prop_assert_eq!(Choices::parse(&FIRST.as_bytes()[..cut]), Err(Unreadable::Malformed));
    }
}
