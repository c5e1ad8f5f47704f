use super::*;

fn daily(text: &str) -> Choices {
    with(Rhythm::Daily { at: time(text) })
}

#[test]
fn s1_r2_nothing_comes_that_was_not_chosen() {
    let records = [made::incident(1, 0), check_in(2, at("2026-03-02T12:00"))];
    assert_eq!(
        plan(&Choices::none(at("2026-03-02T12:00")), &History::of(&records), &AMSTERDAM, at("2026-03-02T12:00")),
        []
    );
}

#[test]
fn each_day_at_its_time_also_when_clocks_change() {
    assert_eq!(
        coming(&daily("20:00"), &[], at("2026-03-27T20:00")),
        ["03-28 20:00", "03-29 20:00", "03-30 20:00", "03-31 20:00"]
    );
    let spring = plan(&daily("02:30"), &History::default(), &AMSTERDAM, at("2026-03-28T12:00"));
    assert_eq!(spring[0].at.to_rfc3339(), "2026-03-29T01:30:00+00:00", "02:30 is skipped: clocks show 03:30");
    let autumn = plan(&daily("02:30"), &History::default(), &AMSTERDAM, at("2026-10-24T12:00"));
    assert_eq!(autumn[0].at.to_rfc3339(), "2026-10-25T00:30:00+00:00", "02:30 comes twice: the first one");
    assert_eq!(autumn[1].at.to_rfc3339(), "2026-10-26T01:30:00+00:00");
}

#[test]
fn a_time_that_the_clocks_skip_over_midnight_stays_on_its_day() {
    // In Nuuk, at the change of 28 March 2026, 22:59 is followed by 00:00.
    let nuuk = crate::zone::testing::Iana(chrono_tz::Tz::America__Nuuk);
    let now = instant_of(local("2026-03-28T12:00"), &nuuk);
    let shown = |choices: &Choices| {
        let reminders = plan(choices, &History::default(), &nuuk, now);
        reminders[..2].iter().map(|one| local_at(one.at, &nuuk).format("%d %H:%M").to_string()).collect::<Vec<_>>()
    };
    assert_eq!(shown(&daily("23:30")), ["28 22:59", "29 23:30"]);
    let mut choices = daily("23:30");
    choices.quiet = quiet("22:30", "23:15");
    assert_eq!(shown(&choices), ["29 00:15", "29 23:30"], "what is left of the day is quiet");
}

#[test]
fn each_week_on_its_day() {
    let weekly = with(Rhythm::Weekly { on: chrono::Weekday::Sun, at: time("19:00") });
    assert_eq!(
        coming(&weekly, &[], at("2026-10-18T19:00")),
        ["10-25 19:00", "11-01 19:00", "11-08 19:00", "11-15 19:00"]
    );
}

#[test]
fn after_each_shift_and_once_on_a_day_with_two() {
    let mut choices = with(Rhythm::AfterShift);
    let shifts = [
        once("2026-11-23T07:00", "2026-11-23T11:00"),
        once("2026-11-23T16:00", "2026-11-23T20:00"),
        Shift::of(minute("2026-11-24T22:00"), minute("2026-11-25T06:00"), 1).unwrap(),
    ];
    choices.set_shifts(shifts).unwrap();
    assert_eq!(
        coming(&choices, &[], at("2026-11-23T06:00")),
        ["11-23 20:30", "11-25 06:30", "12-02 06:30", "12-09 06:30"]
    );
}

#[test]
fn after_a_night_in_which_clocks_change_it_comes_when_the_shift_is_over() {
    let mut choices = with(Rhythm::AfterShift);
    choices
        .set_shifts([
            once("2026-03-28T22:00", "2026-03-29T06:00"),
            once("2026-10-24T22:00", "2026-10-25T06:00"),
            once("2027-03-27T20:00", "2027-03-28T02:00"),
        ])
        .unwrap();
    let first = |now| plan(&choices, &History::default(), &AMSTERDAM, at(now))[0].at.to_rfc3339();
    assert_eq!(first("2026-03-28T21:00"), "2026-03-29T04:30:00+00:00");
    assert_eq!(first("2026-10-24T21:00"), "2026-10-25T05:30:00+00:00");
    assert_eq!(first("2027-03-27T21:00"), "2027-03-28T01:30:00+00:00", "half an hour after 02:00, which is 03:00");
}

#[test]
fn quiet_hours_move_and_do_not_drop() {
    let mut choices = daily("23:00");
    choices.quiet = quiet("22:00", "07:00");
    let now = at("2026-11-22T23:30");
    assert_eq!(coming(&choices, &[], now), ["11-23 07:00", "11-24 07:00", "11-25 07:00", "11-26 07:00"]);
    choices.quiet = quiet("09:00", "17:00");
    choices.rhythm = Rhythm::Daily { at: time("09:00") };
    assert_eq!(coming(&choices, &[], now)[0], "11-23 17:00");
    choices.rhythm = Rhythm::Daily { at: time("17:00") };
    assert_eq!(coming(&choices, &[], now)[0], "11-23 17:00");
}

#[test]
fn a_gap_that_leads_into_quiet_hours_leads_out_of_them() {
    let mut choices = daily("02:30");
    choices.quiet = quiet("03:00", "06:00");
    assert_eq!(coming(&choices, &[], at("2026-03-28T12:00"))[..2], ["03-29 06:00", "03-30 02:30"]);
}

#[test]
fn done_is_done_and_the_next_one_comes() {
    let choices = daily("20:00");
    let now = at("2026-11-22T18:00");
    assert_eq!(coming(&choices, &[check_in(1, at("2026-11-21T23:59"))], now)[0], "11-22 20:00");
    assert_eq!(coming(&choices, &[check_in(1, at("2026-11-22T00:00"))], now)[0], "11-23 20:00");
    assert_eq!(coming(&choices, &[check_in(1, at("2026-11-22T18:01"))], now)[0], "11-22 20:00", "of a wrong clock");
    let blank = made::record(1, Body::CheckIn(CheckIn::empty(now.fixed_offset())));
    assert_eq!(coming(&choices, &[blank], now)[0], "11-22 20:00", "nothing was answered");

    let mut shifts = with(Rhythm::AfterShift);
    shifts.set_shifts([once("2026-11-22T22:00", "2026-11-23T06:00")]).unwrap();
    let now = at("2026-11-23T05:00");
    assert_eq!(coming(&shifts, &[check_in(1, at("2026-11-22T21:00"))], now), ["11-23 06:30"], "before it");
    assert_eq!(coming(&shifts, &[check_in(1, at("2026-11-22T23:00"))], now), [""; 0], "during it");
}

#[test]
fn who_travels_is_reminded_at_the_time_of_where_they_are() {
    let choices = daily("20:00");
    let now = at("2026-11-22T12:00");
    let curacao = crate::zone::testing::Iana(chrono_tz::Tz::America__Curacao);
    let first = |zone| plan(&choices, &History::default(), &zone, now)[0].at.to_rfc3339();
    assert_eq!(first(AMSTERDAM), "2026-11-22T19:00:00+00:00");
    assert_eq!(first(curacao), "2026-11-23T00:00:00+00:00");
    // Checked in at home on the 22nd, in Tokyo already the 23rd: the 23rd there has not been asked for yet.
    let tokyo = crate::zone::testing::Iana(chrono_tz::Tz::Asia__Tokyo);
    let records = [check_in(1, at("2026-11-22T12:00"))];
    let now = at("2026-11-22T17:00");
    let reminders = plan(&choices, &History::of(&records), &tokyo, now);
    assert_eq!(reminders[0].at.to_rfc3339(), "2026-11-23T11:00:00+00:00");
}

#[test]
fn in_a_pause_nothing_comes_and_after_it_all_is_as_before() {
    let mut choices = daily("20:00");
    let now = at("2026-11-22T12:00");
    choices.pause = Some(Pause::Until(day("2026-11-25")));
    assert_eq!(coming(&choices, &[], now)[0], "11-25 20:00");
    choices.pause = Some(Pause::UntilResumed);
    assert_eq!(coming(&choices, &[], now), [""; 0]);
}
