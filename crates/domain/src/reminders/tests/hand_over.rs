use proptest::prelude::*;

use super::{properties::any_choices, *};
use crate::{
    wire::reminders::{Ring, Rings},
    zone::testing::Iana,
};

/// Bytes that differ for each occasion, as a keyed hash would give them.
fn draw(what: &Occasion) -> Draw {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    let half = hasher.finish().to_be_bytes();
    let mut bytes = [0; Draw::BYTES];
    bytes[..8].copy_from_slice(&half);
    bytes[8..16].copy_from_slice(&half);
    Draw::from_bytes(bytes)
}

fn with_jitter(instant: &str, jitter: u8, quiet: Option<Quiet>) -> String {
    let reminder = Reminder { at: at(instant), about: vec![Occasion::CheckIn { day: day("2026-11-22") }] };
    let mut bytes = [7; Draw::BYTES];
    bytes[0] = jitter;
    let rings = hand_over(&[reminder], quiet, &AMSTERDAM, |_| Draw::from_bytes(bytes));
    local_at(rings[0].at, &AMSTERDAM).format("%d %H:%M").to_string()
}

#[test]
fn an_instant_is_put_on_the_raster_and_some_steps_later() {
    assert_eq!(with_jitter("2026-11-22T20:00", 0, None), "22 20:00");
    assert_eq!(with_jitter("2026-11-22T20:01", 0, None), "22 20:05");
    assert_eq!(with_jitter("2026-11-22T20:01", 3, None), "22 20:20");
    assert_eq!(with_jitter("2026-11-22T20:01", 255, None), "22 20:20");
}

#[test]
fn never_into_quiet_hours_nor_past_midnight() {
    assert_eq!(with_jitter("2026-11-22T21:50", 3, quiet("22:00", "07:00")), "22 21:55");
    assert_eq!(with_jitter("2026-11-22T21:58", 3, quiet("22:00", "07:00")), "22 21:55");
    assert_eq!(with_jitter("2026-11-22T23:58", 3, None), "22 23:55");
    assert_eq!(with_jitter("2026-11-22T23:58", 3, quiet("22:00", "23:57")), "22 23:58", "no step fits");
}

proptest! {
    #[test]
    fn the_server_gets_a_plan_that_it_takes_and_planning_anew_changes_nothing(
        choices in any_choices(), seconds in 1_704_067_200_i64..2_114_380_800, zone in 0..chrono_tz::TZ_VARIANTS.len(),
    ) {
        let rules = Iana(chrono_tz::TZ_VARIANTS[zone]);
        let now = DateTime::from_timestamp(seconds, 0).unwrap();
        let records = [made::incident(1, 0), made::incident(2, 9)];
        let reminders = plan(&choices, &History::of(&records), &rules, now);
        let rings = hand_over(&reminders, choices.quiet, &rules, draw);
        prop_assert_eq!(rings.len(), reminders.len());
        prop_assert!(Rings::of(rings.clone()).is_ok());
        let most = chrono::TimeDelta::minutes(STEP_MINUTES * i64::from(JITTER_STEPS));
        for reminder in &reminders {
            let tag = draw(&reminder.about[0]).tag();
            let Ring { at, .. } = rings.iter().find(|ring| ring.tag == tag).unwrap();
            prop_assert!((*at - reminder.at).abs() < most, "{} {}", at, reminder.at);
            let (shown, planned) = (local_at(*at, &rules), local_at(reminder.at, &rules));
            prop_assert_eq!(shown.date(), planned.date());
            prop_assert!(choices.quiet.is_none_or(|quiet| !quiet.holds(shown.time()) || quiet.holds(planned.time())));
        }
        // A second later nothing has moved but what came in that second.
        let again = hand_over(&plan(&choices, &History::of(&records), &rules, now + chrono::TimeDelta::seconds(1)), choices.quiet, &rules, draw);
        prop_assert!(rings.iter().filter(|ring| !again.contains(ring)).count() <= 1);
    }
}
