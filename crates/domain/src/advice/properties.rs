//! What holds for every history, not only for those that someone thought of.

use proptest::{prelude::*, sample::Index};

use super::*;
use crate::{
    check_in::{CheckIn, FitForDuty, Item, Step},
    history::made::{day, id, noon, record},
    incident::{Incident, IncidentType},
    record::{Body, Plain, Record},
    signal_list::{HowOften, Signal, SignalList},
    step_review::{Helped, Needed, ReviewedStep, StepReview},
};

/// The days of the histories: longer than the three months of a timeline.
const DAYS: u32 = 130;

fn signal_list() -> impl Strategy<Value = Body> {
    let how_often = proptest::sample::select(&HowOften::ALL[..]);
    let signals = proptest::collection::vec(
        (proptest::sample::select(&Signal::ALL[..4]), how_often, proptest::option::weighted(0.3, 0..DAYS)),
        0..4,
    );
    let flag = || proptest::option::weighted(0.15, any::<bool>());
    (0..DAYS, proptest::option::of(1_u8..4), signals, flag(), flag(), flag()).prop_map(
        |(made, about, signals, hinders, doubt, acute)| {
            let mut list = SignalList { hinders, doubt, acute, ..SignalList::blank(day(made)) };
            list.incident = about.map(id);
            for (signal, how_often, since) in signals {
                list.set(signal, Some((how_often, since.map(day))));
            }
            Body::SignalList(list)
        },
    )
}

fn incident() -> impl Strategy<Value = Body> {
    (0..DAYS, proptest::sample::select(&IncidentType::ALL[..]), proptest::option::weighted(0.1, any::<bool>()))
        .prop_map(|(on, one, piles_up)| {
            let mut incident = Incident { piles_up, ..Incident::on(day(on)) };
            incident.types.insert(one.into());
            Body::Incident(incident)
        })
}

fn check_in() -> impl Strategy<Value = Body> {
    let step = || proptest::option::of(proptest::sample::select(&Step::ALL[..]));
    let light = proptest::option::of(proptest::sample::select(&FitForDuty::ALL[..]));
    (0..DAYS, step(), step(), light).prop_map(|(on, overall, sleep, fit_for_duty)| {
        Body::CheckIn(CheckIn { overall, fit_for_duty, sleep, ..CheckIn::empty(noon(on)) })
    })
}

fn review() -> impl Strategy<Value = Body> {
    let step = prop_oneof![
        proptest::sample::select(&Action::ALL[..]).prop_map(|action| ReviewedStep::Action(action.into())),
        proptest::sample::select(&Milestone::ALL[..]).prop_map(|step| ReviewedStep::Milestone(step.into())),
    ];
    let helped = proptest::option::of(proptest::sample::select(&Helped::ALL[..]));
    let needed = proptest::collection::btree_set(proptest::sample::select(&Needed::ALL[..]), 0..2);
    (0..DAYS, step, helped, needed).prop_map(|(made, step, helped, needed)| {
        let needed = needed.into_iter().map(Into::into).collect();
        let unknown = serde_json::Map::new();
        Body::StepReview(StepReview { made: day(made), step, incident: Some(id(1)), helped, needed, unknown })
    })
}

fn records() -> impl Strategy<Value = Vec<Record<Plain>>> {
    let body = prop_oneof![3 => signal_list(), 2 => incident(), 2 => check_in(), 1 => review()];
    proptest::collection::vec(body, 0..12)
        .prop_map(|bodies| bodies.into_iter().zip(1..).map(|(body, number)| record(number, body)).collect())
}

fn advice(records: &[Record<Plain>], today: u32) -> Advice {
    advise(&History::of(records), noon(today))
}

/// Every way to make one answer of a record worse.
fn worse(body: &Body) -> Vec<Body> {
    let mut worse = Vec::new();
    match body {
        Body::SignalList(list) => {
            for signal in Signal::ALL {
                let Some(answer) = list.answer(signal) else { continue };
                for how_often in HowOften::ALL.into_iter().filter(|how_often| *how_often > answer.how_often) {
                    let mut list = list.clone();
                    list.set(signal, Some((how_often, answer.since)));
                    worse.push(Body::SignalList(list));
                }
            }
            let flags: [fn(&mut SignalList) -> &mut Option<bool>; 3] =
                [|list| &mut list.hinders, |list| &mut list.doubt, |list| &mut list.acute];
            for flag in flags {
                let mut list = list.clone();
                *flag(&mut list) = Some(true);
                worse.push(Body::SignalList(list));
            }
        }
        Body::CheckIn(check_in) => {
            for item in Item::ALL {
                for step in Step::ALL.into_iter().filter(|step| check_in.step(item).is_some_and(|now| *step < now)) {
                    let mut check_in = check_in.clone();
                    check_in.set_step(item, Some(step));
                    worse.push(Body::CheckIn(check_in));
                }
            }
            for light in [FitForDuty::Orange, FitForDuty::Red] {
                if check_in.fit_for_duty.is_some_and(|now| now != FitForDuty::Red) {
                    worse.push(Body::CheckIn(CheckIn { fit_for_duty: Some(light), ..check_in.clone() }));
                }
            }
        }
        Body::Incident(incident) => {
            worse.push(Body::Incident(Incident { piles_up: Some(true), ..incident.clone() }));
        }
        Body::StepReview(review) => {
            for helped in Helped::ALL.into_iter().filter(|helped| review.helped.is_some_and(|now| *helped > now)) {
                worse.push(Body::StepReview(StepReview { helped: Some(helped), ..review.clone() }));
            }
        }
        _ => {}
    }
    worse
}

/// Whether this is the last that was said of its kind. A worse answer to an *earlier* question makes what came after it
/// an improvement, which may rightly lead inward.
fn is_last_of_its_kind(records: &[Record<Plain>], index: usize) -> bool {
    let history = History::of(records);
    let last = match &records[index].content.body {
        Body::SignalList(_) => history.lists().last().map(|last| last.id),
        Body::CheckIn(_) => history.check_ins().last().map(|last| last.id),
        _ => return true,
    };
    last == Some(records[index].id)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_worse_answer_never_leads_further_inward(records in records(), today in 0..DAYS) {
        let before = advice(&records, today);
        for index in (0..records.len()).filter(|index| is_last_of_its_kind(&records, *index)) {
            for body in worse(&records[index].content.body) {
                let mut changed = records.clone();
                changed[index].content.body = body;
                let after = advice(&changed, today);
                prop_assert!(
                    after.circle >= before.circle,
                    "{:?} by {:?} became {:?} by {:?} after {:?}",
                    before.circle, before.lead.rule, after.circle, after.lead.rule, changed[index]
                );
            }
        }
    }

    #[test]
    fn skipping_everything_changes_no_circle(records in records(), today in 0..DAYS, on in 0..DAYS) {
        let before = advice(&records, today);
        for body in [Body::SignalList(SignalList::blank(day(on))), Body::CheckIn(CheckIn::empty(noon(on)))] {
            let mut more = records.clone();
            more.push(record(100, body));
            let after = advice(&more, today);
            prop_assert_eq!((after.circle, &after.lead), (before.circle, &before.lead));
        }
    }

    #[test]
    fn leaving_out_a_bad_answer_of_the_first_list_never_escalates(list in signal_list(), today in 0..DAYS) {
        let Body::SignalList(list) = list else { unreachable!() };
        let before = advice(&[record(1, Body::SignalList(list.clone()))], today).circle;
        for signal in Signal::ALL {
            let mut skipped = list.clone();
            skipped.set(signal, None);
            prop_assert!(advice(&[record(1, Body::SignalList(skipped))], today).circle <= before);
        }
        let blank = SignalList { hinders: None, doubt: None, acute: None, signals: [].into(), ..list };
        prop_assert_eq!(advice(&[record(1, Body::SignalList(blank))], today).circle, Circle::One);
    }

    #[test]
    fn the_order_of_records_does_not_matter(
        records in records(),
        today in 0..DAYS,
        swaps in proptest::collection::vec((any::<Index>(), any::<Index>()), 0..12),
    ) {
        let mut other = records.clone();
        for (one, two) in swaps.iter().filter(|_| !records.is_empty()) {
            other.swap(one.index(records.len()), two.index(records.len()));
        }
        prop_assert_eq!(advice(&records, today), advice(&other, today));
        prop_assert_eq!(advice(&records, today), advice(&records, today));
    }

    #[test]
    fn a0_needs_nothing_else_and_nothing_hides_it(records in records(), today in 0..DAYS) {
        let mut list = SignalList::blank(day(today));
        list.acute = Some(true);
        let mut with_tick = records;
        let other_tick = |record: &Record<Plain>| matches!(&record.content.body,
            Body::SignalList(list) if list.acute.is_some() && list.made >= day(today));
        with_tick.retain(|record| !other_tick(record));
        with_tick.push(record(200, Body::SignalList(list)));
        let advice = advice(&with_tick, today);
        prop_assert_eq!((advice.lead.rule, advice.circle), (Rule::Acute, Circle::Four));
        prop_assert_eq!(&advice.lead.actions[..2], &[Action::Call112, Action::Call113][..]);
    }

    #[test]
    fn every_advice_says_what_to_do_why_where_from_and_when_to_look_again(records in records(), today in 0..DAYS) {
        let advice = advice(&records, today);
        prop_assert!(!advice.lead.actions.is_empty());
        prop_assert!(advice.look_again > day(today));
        prop_assert!(advice.circle >= advice.lead.circle);
        let mut told = BTreeSet::new();
        for part in core::iter::once(&advice.lead).chain(&advice.also) {
            prop_assert!(!part.reasons.is_empty() && !part.citations.is_empty());
            for reason in &part.reasons {
                prop_assert!(!reason.records.is_empty() || reason.why == Why::NothingStandsOut);
                for id in &reason.records {
                    prop_assert!(records.iter().any(|record| record.id == *id), "a reason without its record");
                }
            }
            prop_assert!(part.actions.iter().all(|action| told.insert(*action)), "said twice: {:?}", part.actions);
        }
    }
}
