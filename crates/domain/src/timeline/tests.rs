use super::*;
use crate::{
    history::made::{day, id, incident, record},
    profile::Profile,
    record::{Body, Plain, Record},
    schedule::Mark,
    signal_list::{HowOften, Signal, SignalList},
    step_review::{Helped, ReviewedStep, StepReview},
};

fn with_marks(marks: &[(Milestone, Mark)]) -> Record<Plain> {
    let mut incident = Incident::on(day(0));
    incident.steps = marks.iter().map(|(milestone, mark)| (Open::Known(*milestone), *mark)).collect();
    record(1, Body::Incident(incident))
}

fn list(number: u8, made: u32, about: Option<u8>) -> Record<Plain> {
    let mut list = SignalList::blank(day(made));
    list.incident = about.map(id);
    list.set(Signal::Sleep, Some((HowOften::Not, None)));
    record(number, Body::SignalList(list))
}

fn state_of(records: &[Record<Plain>], milestone: Milestone, today: u32) -> State {
    let history = History::of(records);
    let timeline = Timeline::of(history.incident(id(1)).unwrap(), &history, day(today));
    timeline.steps.iter().find(|step| step.milestone == milestone).unwrap().state
}

#[test]
fn s7_r15_first_contact_is_due_until_the_day_after_and_passes_kindly() {
    let records = [incident(1, 0)];
    let due = State::Due { from: day(0), until: day(1) };
    assert_eq!(state_of(&records, Milestone::FirstContact, 0), due);
    assert_eq!(state_of(&records, Milestone::FirstContact, 1), due);
    assert_eq!(state_of(&records, Milestone::FirstContact, 2), State::Passed);
}

#[test]
fn s8_each_step_waits_comes_and_passes() {
    let records = [incident(1, 0)];
    for (milestone, from, until) in [
        (Milestone::FirstTalk, 2, 3),
        (Milestone::FourWeeks, 28, 41),
        (Milestone::SecondTalk, 28, 42),
        (Milestone::SixWeeks, 42, 55),
        (Milestone::LastLook, 90, 103),
    ] {
        assert_eq!(state_of(&records, milestone, from - 1), State::Upcoming { from: day(from) }, "{milestone:?}");
        let due = State::Due { from: day(from), until: day(until) };
        assert_eq!(state_of(&records, milestone, from), due, "{milestone:?}");
        assert_eq!(state_of(&records, milestone, until), due, "{milestone:?}");
        assert_eq!(state_of(&records, milestone, until + 1), State::Passed, "{milestone:?}");
    }
}

#[test]
fn marks_stand_whatever_the_calendar_says() {
    let records = [with_marks(&[
        (Milestone::FirstContact, Mark::Done { at: day(4) }),
        (Milestone::FirstTalk, Mark::Moved { to: day(10) }),
        (Milestone::SecondTalk, Mark::Dropped),
    ])];
    for today in [0, 5, 200] {
        assert_eq!(state_of(&records, Milestone::FirstContact, today), State::Done { on: day(4) });
        assert_eq!(state_of(&records, Milestone::SecondTalk, today), State::Dropped);
    }
    assert_eq!(state_of(&records, Milestone::FirstTalk, 9), State::Moved { to: day(10) });
    assert_eq!(state_of(&records, Milestone::FirstTalk, 10), State::Due { from: day(10), until: day(16) });
    assert_eq!(state_of(&records, Milestone::FirstTalk, 17), State::Passed);
}

#[test]
fn a_signal_list_in_its_time_does_the_step_and_one_about_another_event_does_not() {
    let done = |list| state_of(&[incident(1, 0), incident(2, 1), list], Milestone::FourWeeks, 60);
    assert_eq!(done(list(3, 30, Some(1))), State::Done { on: day(30) });
    assert_eq!(done(list(3, 30, None)), State::Done { on: day(30) });
    assert_eq!(done(list(3, 30, Some(2))), State::Passed);
    assert_eq!(done(list(3, 27, Some(1))), State::Passed);
    assert_eq!(done(record(3, Body::SignalList(SignalList::blank(day(30))))), State::Passed, "all skipped");
}

#[test]
fn a_look_back_on_a_talk_says_that_it_was_held() {
    let review = StepReview {
        made: day(5),
        step: ReviewedStep::Milestone(Milestone::FirstTalk.into()),
        incident: Some(id(1)),
        helped: Some(Helped::Yes),
        needed: [].into(),
        unknown: serde_json::Map::new(),
    };
    let records = [incident(1, 0), record(2, Body::StepReview(review))];
    assert_eq!(state_of(&records, Milestone::FirstTalk, 9), State::Done { on: day(5) });
    assert_eq!(state_of(&records, Milestone::FirstContact, 9), State::Passed);
}

#[test]
fn the_events_own_schedule_stands_before_the_profiles_and_the_default() {
    let schedule = |own: Option<ScheduleName>, in_profile: Option<ScheduleName>| {
        let mut incident = Incident::on(day(0));
        incident.schedule = own.map(Into::into);
        let profile = Profile { schedule: in_profile.map(Into::into), ..Profile::default() };
        let records = [record(1, Body::Incident(incident)), record(2, Body::Profile(profile))];
        let history = History::of(&records);
        Timeline::of(history.incident(id(1)).unwrap(), &history, day(0)).schedule
    };
    assert_eq!(schedule(None, None), ScheduleName::TwoTalks);
    assert_eq!(schedule(None, Some(ScheduleName::ThreeTalksBot)), ScheduleName::ThreeTalksBot);
    assert_eq!(
        schedule(Some(ScheduleName::ThreeTalksOlvg), Some(ScheduleName::TwoTalks)),
        ScheduleName::ThreeTalksOlvg
    );
}

#[test]
fn several_events_lie_side_by_side_and_the_next_step_is_known() {
    let records = [incident(1, 0), incident(2, 20)];
    let history = History::of(&records);
    let timelines = Timeline::all(&history, day(22));
    assert_eq!(timelines.iter().map(|timeline| timeline.incident).collect::<Vec<_>>(), [id(2), id(1)]);
    assert_eq!(timelines[0].next(), Some((Milestone::FirstTalk, day(22))));
    assert_eq!(timelines[1].next(), Some((Milestone::FourWeeks, day(28))));
}

#[test]
fn a5_events_pile_up_within_four_weeks_or_when_it_is_said() {
    let piles = |days: &[u32], today| {
        let records: Vec<_> = days.iter().zip(1..).map(|(on, number)| incident(number, *on)).collect();
        accumulation(&History::of(&records), day(today)).map(|found| found.incidents.len())
    };
    assert_eq!(piles(&[0], 0), None);
    assert_eq!(piles(&[0, 28], 28), Some(2));
    assert_eq!(piles(&[0, 29], 29), None);
    assert_eq!(piles(&[0, 10], 29), None, "one of the two is no longer recent");
    assert_eq!(piles(&[0, 40], 10), None, "one that is still to come, by a wrong clock");

    let mut said = Incident::on(day(0));
    said.piles_up = Some(true);
    let records = [record(1, Body::Incident(said))];
    let found = accumulation(&History::of(&records), day(3)).unwrap();
    assert_eq!((found.incidents, found.said), (vec![id(1)], vec![id(1)]));
}

#[test]
fn an_event_of_long_ago_has_only_steps_that_passed() {
    let records = [incident(1, 0)];
    let history = History::of(&records);
    let timeline = Timeline::of(history.incident(id(1)).unwrap(), &history, day(4_000));
    assert!(timeline.steps[1..].iter().all(|step| step.state == State::Passed));
    assert_eq!(timeline.next(), None);
}
