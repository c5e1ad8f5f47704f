//! Every state meets every event.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::super::{Escalation, Event, Refused, Stage, State};
use crate::id::SupporterId;

const ANNA: SupporterId = SupporterId::from_bytes([1; 16]);
const BEA: SupporterId = SupporterId::from_bytes([2; 16]);

fn at(minutes: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000 + minutes * 60, 0).unwrap()
}

const fn all() -> Escalation {
    Escalation { chosen: true, on_call: true, coordinator: true, answer: TimeDelta::hours(2) }
}

fn waiting(stage: Stage, due: Option<i64>) -> State {
    State::Waiting { stage, due_at: due.map(at) }
}

const CLAIMED: State = State::Claimed { by: ANNA };
const CLOSED: State = State::Closed { by: ANNA };

#[test]
fn every_event_in_every_state() {
    let fresh = waiting(Stage::Chosen, Some(130));
    let open = waiting(Stage::Chosen, Some(120));
    let last = waiting(Stage::Coordinator, None);
    for (state, event, expected) in [
        (open, Event::Claim(ANNA), Ok(CLAIMED)),
        (last, Event::Claim(BEA), Ok(State::Claimed { by: BEA })),
        (CLAIMED, Event::Claim(ANNA), Ok(CLAIMED)),
        (CLAIMED, Event::Claim(BEA), Err(Refused::Taken)),
        (CLOSED, Event::Claim(BEA), Err(Refused::Over)),
        (State::Withdrawn, Event::Claim(ANNA), Err(Refused::Over)),
        (open, Event::StepBack(ANNA), Ok(open)),
        (last, Event::StepBack(ANNA), Ok(last)),
        (CLAIMED, Event::StepBack(ANNA), Ok(fresh)),
        (CLAIMED, Event::StepBack(BEA), Err(Refused::NotYours)),
        (CLOSED, Event::StepBack(ANNA), Err(Refused::Over)),
        (State::Withdrawn, Event::StepBack(ANNA), Err(Refused::Over)),
        (open, Event::Close(ANNA), Err(Refused::NotYours)),
        (CLAIMED, Event::Close(ANNA), Ok(CLOSED)),
        (CLAIMED, Event::Close(BEA), Err(Refused::NotYours)),
        (CLOSED, Event::Close(ANNA), Ok(CLOSED)),
        (CLOSED, Event::Close(BEA), Err(Refused::Over)),
        (State::Withdrawn, Event::Close(ANNA), Err(Refused::Over)),
        (open, Event::Gone(ANNA), Ok(open)),
        (CLAIMED, Event::Gone(ANNA), Ok(fresh)),
        (CLAIMED, Event::Gone(BEA), Ok(CLAIMED)),
        (CLOSED, Event::Gone(ANNA), Ok(CLOSED)),
        (State::Withdrawn, Event::Gone(ANNA), Ok(State::Withdrawn)),
        (open, Event::Due, Ok(open)),
        (waiting(Stage::Chosen, Some(10)), Event::Due, Ok(waiting(Stage::OnCall, Some(130)))),
        (waiting(Stage::OnCall, Some(9)), Event::Due, Ok(last)),
        (last, Event::Due, Ok(last)),
        (CLAIMED, Event::Due, Ok(CLAIMED)),
        (CLOSED, Event::Due, Ok(CLOSED)),
        (State::Withdrawn, Event::Due, Ok(State::Withdrawn)),
        (last, Event::Ask, Ok(fresh)),
        (CLAIMED, Event::Ask, Ok(fresh)),
        (CLOSED, Event::Ask, Err(Refused::Over)),
        (State::Withdrawn, Event::Ask, Err(Refused::Over)),
        (open, Event::Withdraw, Ok(State::Withdrawn)),
        (CLAIMED, Event::Withdraw, Ok(State::Withdrawn)),
        (CLOSED, Event::Withdraw, Ok(State::Withdrawn)),
        (State::Withdrawn, Event::Withdraw, Ok(State::Withdrawn)),
    ] {
        assert_eq!(state.on(event, all(), at(10)), expected, "{event:?} in {state:?}");
    }
}

#[test]
fn only_those_whom_the_employee_approved_come_next() {
    let nobody = Escalation { on_call: false, coordinator: false, ..all() };
    assert_eq!(State::sent(nobody, at(0)), waiting(Stage::Chosen, None));
    let coordinator = Escalation { on_call: false, ..all() };
    let sent = State::sent(coordinator, at(0));
    assert_eq!(sent.on(Event::Due, coordinator, at(120)), Ok(waiting(Stage::Coordinator, None)));
    let on_call = Escalation { coordinator: false, ..all() };
    let sent = State::sent(on_call, at(0));
    assert_eq!(sent.on(Event::Due, on_call, at(120)), Ok(waiting(Stage::OnCall, None)));
}

/// Only whoever is on call, or nobody, is left to take it.
const fn without_chosen(on_call: bool) -> Escalation {
    Escalation { chosen: false, on_call, ..all() }
}

#[test]
fn when_nobody_is_left_who_was_asked_the_next_are_at_once() {
    let open = waiting(Stage::Chosen, Some(120));
    let on_call = waiting(Stage::OnCall, Some(130));
    let last = waiting(Stage::Coordinator, None);
    for event in [Event::StepBack(ANNA), Event::Gone(ANNA)] {
        assert_eq!(open.on(event, without_chosen(true), at(10)), Ok(on_call), "{event:?}");
        assert_eq!(CLAIMED.on(event, without_chosen(true), at(10)), Ok(on_call), "{event:?}");
        // Who is on call has their own time; when they step back too, it goes on.
        assert_eq!(on_call.on(event, without_chosen(true), at(20)), Ok(on_call), "{event:?}");
        assert_eq!(on_call.on(event, without_chosen(false), at(20)), Ok(last), "{event:?}");
        assert_eq!(open.on(event, without_chosen(false), at(10)), Ok(last), "{event:?}");
        assert_eq!(last.on(event, without_chosen(false), at(10)), Ok(last), "{event:?}");
        // Who is left of those who were chosen keeps their time, also when whoever is on call steps back.
        assert_eq!(on_call.on(event, Escalation { on_call: false, ..all() }, at(20)), Ok(on_call), "{event:?}");
    }
    let alone = Escalation { coordinator: false, ..without_chosen(false) };
    assert_eq!(open.on(Event::StepBack(ANNA), alone, at(10)), Ok(waiting(Stage::Chosen, None)), "nobody further");
}

fn events() -> impl Strategy<Value = Vec<(Event, i64, (bool, bool))>> {
    let who = prop_oneof![Just(ANNA), Just(BEA)];
    let event = (who, 0..7_u8).prop_map(|(who, kind)| match kind {
        0 => Event::Claim(who),
        1 => Event::StepBack(who),
        2 => Event::Close(who),
        3 => Event::Gone(who),
        4 => Event::Ask,
        5 => Event::Withdraw,
        _ => Event::Due,
    });
    proptest::collection::vec((event, 0..300_i64, any::<(bool, bool)>()), 0..40)
}

proptest! {
    /// Whatever happens: a request that waits is always due, or has been with everybody whom the employee approved; when those who
    /// left it were the last of whom it was asked it does not wait for its time; a second delivery of an event that was taken
    /// changes nothing but by time; and what is withdrawn stays so.
    #[test]
    fn no_request_falls_silent(events in events(), on_call: bool, coordinator: bool) {
        let mut escalation = Escalation { on_call, coordinator, ..all() };
        let (mut state, mut now) = (State::sent(escalation, at(0)), 0);
        for (event, later, (chosen_stay, on_call_stays)) in events {
            now += later;
            let before = escalation;
            match event {
                Event::StepBack(_) | Event::Gone(_) => {
                    escalation.chosen &= chosen_stay;
                    escalation.on_call &= on_call_stays;
                }
                Event::Ask => escalation = Escalation { on_call, coordinator, ..all() },
                Event::Claim(_) | Event::Close(_) | Event::Due | Event::Withdraw => {}
            }
            let Ok(next) = state.on(event, escalation, at(now)) else {
                // What is refused takes nobody's copy away.
                escalation = before;
                continue;
            };
            prop_assert!(state != State::Withdrawn || next == State::Withdrawn);
            if !matches!(event, Event::Due) {
                prop_assert_eq!(next.on(event, escalation, at(now)), Ok(next));
            }
            if let State::Waiting { stage, due_at } = next {
                let furthest = if coordinator {
                    Stage::Coordinator
                } else if escalation.on_call {
                    Stage::OnCall
                } else {
                    Stage::Chosen
                };
                // Whoever was on call may have left after the request came to them, and to nobody further.
                prop_assert!(due_at.is_some() || stage >= furthest);
                let asked = escalation.chosen || (stage >= Stage::OnCall && escalation.on_call);
                prop_assert!(asked || stage >= furthest, "{:?} waits for nobody", next);
            }
            state = next;
        }
    }
}
