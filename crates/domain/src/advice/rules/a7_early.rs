//! A7: signals of the first weeks: waiting with an eye on it (R §2.1.2, R §2.2).

use super::Rule;
use crate::{
    advice::{Action, Circle, Facts, Part, Reason, Sentence, Why},
    check_in::{Item, Step},
    citation::Citation,
};

/// How many days a check-in speaks for "these days" (product default).
const THESE_DAYS: i64 = 7;

/// How many days until the app asks again, when no list is planned before (product default).
const ASK_AGAIN_DAYS: u32 = 7;

pub(super) fn rule(facts: &Facts<'_>) -> Option<Part> {
    let mut signals = Reason::of(Why::EarlySignals, []);
    for presence in &facts.presences {
        signals.signals.push(presence.signal);
        signals.records.extend(&presence.lists);
    }
    signals.records.sort();
    signals.records.dedup();
    let signals = (!signals.signals.is_empty()).then_some(signals);
    let bad_days = bad_days(facts);
    if signals.is_none() && bad_days.is_none() {
        return None;
    }
    let list = if facts.list_is_due() || signals.is_none() { Action::SignalListNow } else { Action::PlanSignalLists };
    Some(Part {
        rule: Rule::Early,
        circle: Circle::One,
        actions: vec![
            Action::ReadWhatIsNormal,
            Action::TellSomeoneClose,
            Action::OrdinaryDays,
            list,
            // For the step that comes next, not as the first thing to do.
            Action::AskSupporter,
        ],
        reasons: signals.into_iter().chain(bad_days).collect(),
        sentence: Some(Sentence::ToSomeoneClose),
        citations: vec![Citation::r_section("2.1.2"), Citation::r_section("2.2")],
        look_again: facts.today.plus(ASK_AGAIN_DAYS),
    })
}

/// Check-ins of these days whose last answer to an item was bad or very bad (product default: the check-in's items are among
/// the topics of R 16, and "nothing stands out" would be untrue beside them).
fn bad_days(facts: &Facts<'_>) -> Option<Reason> {
    let mut reason = Reason::of(Why::BadDays, []);
    for item in Item::ALL {
        let last = facts.history.check_ins().iter().rev().find_map(|one| Some((one.body.step(item)?, one)));
        if let Some((Step::VeryBad | Step::Bad, check_in)) = last
            && facts.today.days_after(crate::day::Day::of(check_in.body.at.date_naive())) <= THESE_DAYS
        {
            reason.records.push(check_in.id);
        }
    }
    reason.records.sort();
    reason.records.dedup();
    (!reason.records.is_empty()).then_some(reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        advice::rules::made::{advice, check_in, lead, signal},
        history::made::{day, incident},
        schedule::Milestone,
        signal_list::{HowOften, Signal},
    };

    #[test]
    fn a7_r212_signals_of_the_first_weeks_are_waited_with_and_watched() {
        let records = [incident(1, 0), signal(2, 3, Some(1), Signal::Sleep, HowOften::Often, None)];
        let advice = advice(&records, 4);
        assert_eq!((advice.lead.rule, advice.circle), (Rule::Early, Circle::One));
        assert_eq!(advice.lead.actions[0], Action::ReadWhatIsNormal);
        assert!(advice.lead.actions.contains(&Action::PlanSignalLists));
        assert_eq!(advice.lead.actions.last(), Some(&Action::AskSupporter));
        assert_eq!(advice.next.map(|(_, milestone, _)| milestone), Some(Milestone::FourWeeks));
        assert_eq!(advice.look_again, day(11));
    }

    #[test]
    fn a7_looks_again_when_the_next_list_is_planned() {
        let records = [incident(1, 0), signal(2, 3, Some(1), Signal::Sleep, HowOften::Often, None)];
        assert_eq!(advice(&records, 24).look_again, day(28));
        assert!(advice(&records, 28).lead.actions.contains(&Action::SignalListNow));
    }

    #[test]
    fn a7_bad_days_are_not_called_fine_and_stay_in_circle_one() {
        let bad = check_in(1, 0, |check_in| check_in.sleep = Some(Step::Bad));
        assert_eq!(lead(std::slice::from_ref(&bad), 7), Rule::Early);
        assert_eq!(lead(std::slice::from_ref(&bad), 8), Rule::Fine);
        let better = check_in(2, 1, |check_in| check_in.sleep = Some(Step::Fair));
        assert_eq!(lead(&[bad, better], 1), Rule::Fine);
    }
}
