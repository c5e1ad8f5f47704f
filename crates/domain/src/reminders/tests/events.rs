use super::*;
use crate::{
    history::made::{id, incident, record},
    incident::Incident,
    open::Open,
    schedule::{Mark, Milestone},
    signal_list::{HowOften, Signal, SignalList},
};

// Days of these tests are counted from 2 March 2026.

fn chosen() -> Choices {
    let mut choices = with(Rhythm::None);
    choices.after_event = Some(time("10:00"));
    choices
}

fn steps(choices: &Choices, records: &[Record<Plain>], now: &str) -> Vec<(String, Vec<Milestone>)> {
    let reminders = plan(choices, &History::of(records), &AMSTERDAM, at(now));
    let milestone = |what: &Occasion| match what {
        Occasion::Step { milestone, .. } => *milestone,
        Occasion::CheckIn { .. } => panic!("no rhythm was chosen"),
    };
    let shown = |one: &Reminder| local_at(one.at, &AMSTERDAM).format("%m-%d %H:%M").to_string();
    reminders.iter().map(|one| (shown(one), one.about.iter().map(milestone).collect())).collect()
}

fn marked(milestone: Milestone, mark: Mark) -> Record<Plain> {
    let mut incident = Incident::on(made::day(0));
    incident.steps.insert(Open::Known(milestone), mark);
    record(1, Body::Incident(incident))
}

#[test]
fn s7_s8_the_moments_of_an_event_come_each_on_its_first_day() {
    let all = steps(&chosen(), &[incident(1, 0)], "2026-03-02T15:00");
    let expected = [
        ("03-03 10:00", vec![Milestone::FirstContact]),
        ("03-04 10:00", vec![Milestone::FirstTalk]),
        ("03-30 10:00", vec![Milestone::SecondTalk, Milestone::FourWeeks]),
        ("04-13 10:00", vec![Milestone::SixWeeks]),
        ("05-31 10:00", vec![Milestone::LastLook]),
    ];
    assert_eq!(all, expected.map(|(when, what)| (when.to_owned(), what)), "what comes together rings once");
}

#[test]
fn what_is_done_dropped_or_past_does_not_come() {
    let now = "2026-03-04T09:00";
    let first = |mark| steps(&chosen(), &[marked(Milestone::FirstTalk, mark)], now)[0].0.clone();
    assert_eq!(first(Mark::Done { at: made::day(1) }), "03-30 10:00");
    assert_eq!(first(Mark::Dropped), "03-30 10:00");
    assert_eq!(first(Mark::Moved { to: made::day(5) }), "03-07 10:00");
    assert_eq!(steps(&chosen(), &[incident(1, 0)], "2026-06-20T12:00"), []);

    let mut list = SignalList::blank(made::day(28));
    list.set(Signal::Sleep, Some((HowOften::Not, None)));
    let records = [incident(1, 0), record(2, Body::SignalList(list))];
    assert_eq!(steps(&chosen(), &records, "2026-03-30T09:00")[0].1, [Milestone::SecondTalk]);
    assert_eq!(steps(&Choices::none(at(now)), &[incident(1, 0)], now), []);
}

#[test]
fn not_now_outlives_the_time_of_a_step_and_a_later_day_outlives_not_now() {
    let mut choices = chosen();
    let what = Occasion::Step { incident: id(1), milestone: Milestone::FirstContact };
    // The last hours of its time: two hours later it is the day after.
    let to = choices.not_now(what, &AMSTERDAM, at("2026-03-03T23:10"));
    assert_eq!(to, at("2026-03-04T01:10"));
    assert_eq!(
        steps(&choices, &[incident(1, 0)], "2026-03-04T00:30")[0],
        ("03-04 01:10".to_owned(), vec![Milestone::FirstContact])
    );
    let history = [incident(1, 0)];
    assert_eq!(due(&choices, &History::of(&history), &AMSTERDAM, at("2026-03-04T08:00")), [what]);

    let done = [marked(Milestone::FirstContact, Mark::Done { at: made::day(1) })];
    assert_eq!(steps(&choices, &done, "2026-03-04T00:30")[0].1, [Milestone::FirstTalk]);
    let moved = [marked(Milestone::FirstContact, Mark::Moved { to: made::day(9) })];
    assert!(
        steps(&choices, &moved, "2026-03-04T00:30")
            .contains(&("03-11 10:00".to_owned(), vec![Milestone::FirstContact]))
    );
}

#[test]
fn a_step_whose_time_goes_by_in_quiet_hours_is_told_when_they_end_and_on_that_day() {
    let mut choices = chosen();
    choices.after_event = Some(time("23:00"));
    choices.quiet = Quiet::of(time("22:00"), time("07:00"));
    let (what, history) = (Occasion::Step { incident: id(1), milestone: Milestone::FirstContact }, [incident(1, 0)]);
    let found = |now: &str| due(&choices, &History::of(&history), &AMSTERDAM, at(now)).contains(&what);
    for now in ["2026-03-03T21:00", "2026-03-04T01:00"] {
        assert_eq!(
            steps(&choices, &history, now)[0],
            ("03-04 07:00".to_owned(), vec![Milestone::FirstContact]),
            "{now}"
        );
        assert!(!found(now), "{now}");
    }
    assert!(found("2026-03-04T07:00") && found("2026-03-04T21:00"));
    assert!(!found("2026-03-05T00:00"));
}

#[test]
fn after_a_pause_comes_what_still_suits() {
    let mut choices = chosen();
    choices.pause = Some(Pause::Until(made::day(33)));
    let all = steps(&choices, &[incident(1, 0)], "2026-03-02T15:00");
    assert_eq!(all[0], ("04-04 10:00".to_owned(), vec![Milestone::SecondTalk, Milestone::FourWeeks]));
    choices.pause = Some(Pause::UntilResumed);
    assert_eq!(steps(&choices, &[incident(1, 0)], "2026-03-02T15:00"), []);
}
