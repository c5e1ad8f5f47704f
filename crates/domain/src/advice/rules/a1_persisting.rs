//! A1: signals that stay, four to six weeks after their event (R 27).

use super::Rule;
use crate::{
    advice::{Action, Circle, Facts, Part, Reason, Sentence, Why},
    citation::Citation,
    day::Day,
    signal_list::Presence,
};

/// Four weeks, the earlier end of "four to six weeks" (R 27).
const PERSISTS_DAYS: i64 = 28;

/// How many days until the app asks again how it goes with the step outward (product default).
pub(super) const ASK_AGAIN_DAYS: u32 = 14;

pub(super) fn rule(facts: &Facts<'_>) -> Option<Part> {
    let after_event = collect(facts, Why::StillThereAfterEvent, |presence| {
        days_after_events(facts, presence).filter(|days| *days >= PERSISTS_DAYS)
    });
    let for_weeks = collect(facts, Why::ThereForWeeks, |presence| {
        let earliest = earliest_event(facts, presence);
        let on_its_own = earliest.is_none_or(|event| presence.began < event);
        Some(presence.said.days_after(presence.began)).filter(|days| on_its_own && *days >= PERSISTS_DAYS)
    });
    let reasons: Vec<Reason> = after_event.into_iter().chain(for_weeks).collect();
    (!reasons.is_empty()).then(|| outward(facts, Rule::Persisting, reasons, Sentence::ToPhysician))
}

/// What A1, A2 and A4 have in common: the occupational physician's open consultation first, the GP as the other way.
pub(super) fn outward(facts: &Facts<'_>, rule: Rule, reasons: Vec<Reason>, sentence: Sentence) -> Part {
    Part {
        rule,
        circle: Circle::Three,
        actions: vec![Action::OpenConsultation, Action::VisitGp, Action::AskSupporter],
        reasons,
        sentence: Some(sentence),
        citations: vec![Citation::r(27)],
        look_again: facts.today.plus(ASK_AGAIN_DAYS),
    }
}

/// How many days after its event a signal was last said to be there. Counted to that answer and not to now: a list that
/// nobody filled in does not turn days into signals.
fn days_after_events(facts: &Facts<'_>, presence: &Presence) -> Option<i64> {
    earliest_event(facts, presence).map(|event| presence.said.days_after(event))
}

fn earliest_event(facts: &Facts<'_>, presence: &Presence) -> Option<Day> {
    presence.incidents.iter().filter_map(|id| Some(facts.history.incident(*id)?.body.day)).min()
}

fn collect(facts: &Facts<'_>, why: Why, applies: impl Fn(&Presence) -> Option<i64>) -> Option<Reason> {
    let mut reason = Reason::of(why, []);
    for presence in &facts.presences {
        if let Some(days) = applies(presence) {
            reason.signals.push(presence.signal);
            reason.records.extend(presence.lists.iter().chain(&presence.incidents));
            reason.days = reason.days.max(Some(days));
        }
    }
    reason.records.sort();
    reason.records.dedup();
    (!reason.signals.is_empty()).then_some(reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        advice::rules::made::{advice, answered, lead, signal},
        history::made::{id, incident},
        signal_list::{HowOften, Signal},
    };

    #[test]
    fn a1_r27_a_signal_four_weeks_after_its_event_goes_to_circle_three() {
        for (made, rule) in [(27, Rule::Early), (28, Rule::Persisting), (42, Rule::Persisting)] {
            let records = [incident(1, 0), signal(2, made, Some(1), Signal::Sleep, HowOften::Sometimes, None)];
            assert_eq!(lead(&records, made), rule, "day {made}");
        }
        let records = [incident(1, 0), signal(2, 30, Some(1), Signal::Sleep, HowOften::Often, None)];
        let advice = advice(&records, 30);
        assert_eq!(advice.lead.actions[..2], [Action::OpenConsultation, Action::VisitGp]);
        let reason = &advice.lead.reasons[0];
        assert_eq!((reason.why, reason.days), (Why::StillThereAfterEvent, Some(30)));
        assert_eq!((&reason.signals[..], &reason.records[..]), (&[Signal::Sleep][..], &[id(1), id(2)][..]));
    }

    #[test]
    fn a1_without_an_event_counts_from_when_it_began() {
        for (since, rule) in [(Some(12), Rule::Persisting), (Some(13), Rule::Early), (None, Rule::Early)] {
            assert_eq!(lead(&[signal(1, 40, None, Signal::Guilt, HowOften::Often, since)], 40), rule, "{since:?}");
        }
        let twice = [
            signal(1, 0, None, Signal::Guilt, HowOften::Sometimes, None),
            signal(2, 28, None, Signal::Guilt, HowOften::Sometimes, None),
        ];
        assert_eq!(lead(&twice, 28), Rule::Persisting);
    }

    #[test]
    fn a1_does_not_come_from_letting_the_time_go_by() {
        let records = [incident(1, 0), signal(2, 5, Some(1), Signal::Sleep, HowOften::Often, None)];
        for today in [5, 28, 60] {
            assert_eq!(lead(&records, today), Rule::Early, "day {today}");
        }
    }

    #[test]
    fn a1_a_removed_event_leaves_the_signal_to_count_by_itself() {
        let records = [signal(2, 40, Some(1), Signal::Sleep, HowOften::Often, None)];
        assert_eq!(lead(&records, 40), Rule::Early);
    }

    #[test]
    fn a1_ends_when_the_signal_is_said_to_be_gone() {
        let records = [
            incident(1, 0),
            signal(2, 30, Some(1), Signal::Sleep, HowOften::Often, None),
            signal(3, 44, Some(1), Signal::Sleep, HowOften::Not, None),
        ];
        assert_eq!(lead(&records, 44), Rule::Fine);
        let skipped = [records[0].clone(), records[1].clone(), answered(3, 44, |list| list.doubt = Some(false))];
        assert_eq!(lead(&skipped, 44), Rule::Persisting);
    }
}
