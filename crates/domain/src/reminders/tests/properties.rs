use chrono::{TimeDelta, Weekday};
use proptest::prelude::*;

use super::*;
use crate::zone::{ZoneRules, testing::Iana};

fn any_time() -> impl Strategy<Value = TimeOfDay> {
    // Around midnight and the hours in which clocks change, more often than at any other time.
    let minutes = prop_oneof![0_u32..1440, 0_u32..240, 1380_u32..1440];
    minutes.prop_map(|minutes| time(&format!("{:02}:{:02}", minutes / 60, minutes % 60)))
}

fn any_shift() -> impl Strategy<Value = Shift> {
    let begins = (0_u32..800, any_time())
        .prop_map(|(number, at)| LocalMinute::of(day("2024-01-01").plus(number * 6).date().and_time(at.time())));
    (begins, 1_i64..=LONGEST_SHIFT_HOURS * 60, 0_u8..=12).prop_map(|(begins, length, weeks)| {
        Shift::of(begins, LocalMinute::of(begins.date_time() + TimeDelta::minutes(length)), weeks).unwrap()
    })
}

pub(super) fn any_choices() -> impl Strategy<Value = Choices> {
    let weekday = (0_u8..7).prop_map(|number| Weekday::try_from(number).unwrap());
    let rhythm = prop_oneof![
        Just(Rhythm::None),
        Just(Rhythm::AfterShift),
        any_time().prop_map(|at| Rhythm::Daily { at }),
        (weekday, any_time()).prop_map(|(on, at)| Rhythm::Weekly { on, at }),
    ];
    let quiet = prop::option::of((any_time(), any_time()))
        .prop_map(|times| times.and_then(|(from, until)| Quiet::of(from, until)));
    let pause = prop_oneof![
        4 => Just(None),
        1 => Just(Some(Pause::UntilResumed)),
        1 => (0_u32..4800).prop_map(|number| Some(Pause::Until(day("2024-01-01").plus(number)))),
    ];
    let shifts = prop::collection::vec(any_shift(), 0..6);
    (prop::option::of(any_time()), rhythm, quiet, pause, shifts, 0..NeutralText::ALL.len()).prop_map(
        |(after_event, rhythm, quiet, pause, shifts, text)| {
            let mut choices = with(rhythm);
            choices.after_event = after_event;
            choices.quiet = quiet;
            choices.pause = pause;
            choices.text = NeutralText::ALL[text];
            choices.set_shifts(shifts).unwrap();
            choices
        },
    )
}

fn any_zone() -> impl Strategy<Value = Iana> {
    (0..chrono_tz::TZ_VARIANTS.len()).prop_map(|zone| Iana(chrono_tz::TZ_VARIANTS[zone]))
}

fn any_instant() -> impl Strategy<Value = DateTime<Utc>> {
    (1_704_067_200_i64..2_114_380_800).prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap())
}

/// Whether some hour of a local day is not shown: then what is left of it may be all quiet.
fn clocks_jump_on(day: Day, rules: Iana) -> bool {
    let noon = instant_of(day.date().and_hms_opt(12, 0, 0).unwrap(), &rules);
    rules.offset_at(noon - TimeDelta::hours(26)) != rules.offset_at(noon + TimeDelta::hours(26))
}

proptest! {
    #[test]
    fn a_plan_is_in_order_after_now_bounded_and_each_occasion_comes_once(
        choices in any_choices(), rules in any_zone(), now in any_instant(), events in prop::collection::vec(0_u32..60, 0..5),
    ) {
        let records: Vec<_> = events.iter().zip(1..).map(|(on, number)| made::incident(number, *on)).collect();
        let reminders = plan(&choices, &History::of(&records), &rules, now);
        prop_assert!(reminders.len() <= MOST);
        prop_assert!(reminders.windows(2).all(|pair| pair[0].at < pair[1].at));
        prop_assert!(reminders.iter().all(|one| now < one.at && !one.about.is_empty()));
        let mut all: Vec<_> = reminders.iter().flat_map(|one| &one.about).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        prop_assert_eq!(all.len(), count);
        for reminder in &reminders {
            let shown = local_at(reminder.at, &rules);
            prop_assert!(!choices.is_paused_on(Day::of(shown.date())));
            let is_quiet = choices.quiet.is_some_and(|quiet| quiet.holds(shown.time()));
            prop_assert!(!is_quiet || clocks_jump_on(Day::of(shown.date()), rules), "{} {:?}", shown, choices.quiet);
        }
    }

    #[test]
    fn without_quiet_hours_each_local_day_has_one_and_with_them_none_is_lost(
        at in any_time(), quiet in prop::option::of((any_time(), any_time())), rules in any_zone(), now in any_instant(),
    ) {
        let mut choices = with(Rhythm::Daily { at });
        choices.quiet = quiet.and_then(|(from, until)| Quiet::of(from, until));
        let reminders = plan(&choices, &History::default(), &rules, now);
        // Where clocks skip all of a day that is not quiet, its reminder comes with the next day's.
        let days: Vec<_> = reminders.iter().flat_map(|one| &one.about).map(|what| match what {
            Occasion::CheckIn { day } => *day,
            Occasion::Step { .. } => panic!("{what:?}"),
        }).collect();
        prop_assert!(days.windows(2).all(|pair| pair[1] == pair[0].plus(1)));
        prop_assert_eq!(*days.last().unwrap(), Day::of(local_at(now, &rules).date()).plus(HORIZON_DAYS));
        if choices.quiet.is_none() {
            let shown = reminders.iter().map(|one| Day::of(local_at(one.at, &rules).date()));
            prop_assert!(shown.eq(days));
        }
    }

    #[test]
    fn what_is_planned_is_due_when_its_time_has_come(choices in any_choices(), rules in any_zone(), now in any_instant(), on in 0_u32..60) {
        let records = [made::incident(1, on)];
        let history = History::of(&records);
        let mut choices = choices;
        choices.since = now;
        if let Some(first) = plan(&choices, &history, &rules, now).first() {
            let found = due(&choices, &history, &rules, first.at);
            prop_assert!(first.about.iter().all(|what| found.contains(what)), "{:?} {:?}", first, found);
            let again = plan(&choices, &history, &rules, first.at);
            prop_assert!(again.iter().all(|one| first.about.iter().all(|what| !one.about.contains(what))));
        }
    }

    #[test]
    fn not_now_always_comes_again(choices in any_choices(), rules in any_zone(), now in any_instant(), on in 0_u32..60) {
        let records = [made::incident(1, on)];
        let history = History::of(&records);
        let mut choices = choices;
        choices.pause = None;
        choices.since = now - TimeDelta::days(6);
        for what in due(&choices, &history, &rules, now) {
            let to = choices.not_now(what, &rules, now);
            prop_assert!(now < to);
            let comes = plan(&choices, &history, &rules, now).into_iter().find(|one| one.about.contains(&what));
            prop_assert!(comes.is_some_and(|one| to <= one.at && one.at - to < TimeDelta::days(2)));
            prop_assert!(!due(&choices, &history, &rules, now).contains(&what));
        }
    }

    #[test]
    fn a_check_in_silences_today_and_never_tomorrow(at in any_time(), rules in any_zone(), now in any_instant()) {
        let choices = with(Rhythm::Daily { at });
        let records = [check_in(1, now)];
        let today = Day::of(local_at(now, &rules).date());
        let reminders = plan(&choices, &History::of(&records), &rules, now);
        prop_assert_eq!(&reminders[0].about, &[Occasion::CheckIn { day: today.plus(1) }]);
        prop_assert_eq!(due(&choices, &History::of(&records), &rules, now), []);
    }

    #[test]
    fn a_wrong_clock_is_no_panic(choices in any_choices(), rules in any_zone(), ends in any::<bool>()) {
        let now = if ends { DateTime::<Utc>::MAX_UTC } else { DateTime::<Utc>::MIN_UTC };
        let mut choices = choices;
        let records = [made::incident(1, 0)];
        let _ = plan(&choices, &History::of(&records), &rules, now);
        let _ = due(&choices, &History::of(&records), &rules, now);
        choices.not_now(Occasion::CheckIn { day: day("2026-01-01") }, &rules, now);
    }
}
