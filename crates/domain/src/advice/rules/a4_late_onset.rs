//! A4: signals that begin long after an event, months or years (R §2.2).

use super::{Rule, a1_persisting::outward};
use crate::{
    advice::{Facts, Part, Reason, Sentence, Why},
    citation::Citation,
    history::Kept,
    incident::Incident,
    signal_list::Presence,
};

/// How many days after an event count as long after (product default: when the last look of three months is over).
const LONG_AFTER_DAYS: i64 = 90;

pub(super) fn rule(facts: &Facts<'_>) -> Option<Part> {
    let mut late = Reason::of(Why::BeganLongAfter, []);
    for presence in &facts.presences {
        let Some(event) = event_before(facts, presence) else { continue };
        let days = presence.began.days_after(event.body.day);
        if days >= LONG_AFTER_DAYS {
            late.signals.push(presence.signal);
            late.records.extend(presence.lists.iter().copied().chain([event.id]));
            late.days = late.days.max(Some(days));
        }
    }
    late.records.sort();
    late.records.dedup();
    (!late.signals.is_empty()).then(|| {
        let mut part = outward(facts, Rule::LateOnset, vec![late], Sentence::ToPhysician);
        part.citations.push(Citation::r_section("2.2"));
        part
    })
}

/// The event that a signal came after: of those it was linked to, or else of all, the last one before it began.
fn event_before<'a>(facts: &Facts<'a>, presence: &Presence) -> Option<Kept<'a, Incident>> {
    let is_linked = |id| presence.incidents.is_empty() || presence.incidents.contains(&id);
    let before = |event: &&Kept<'a, Incident>| is_linked(event.id) && event.body.day <= presence.began;
    facts.history.incidents().iter().rev().find(before).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        advice::{
            Circle,
            rules::made::{advice, lead, signal},
        },
        history::made::incident,
        signal_list::{HowOften, Signal},
    };

    #[test]
    fn a4_r22_signals_months_or_years_after_go_to_circle_three_at_once() {
        for (began, rule) in [(89, Rule::Early), (90, Rule::LateOnset), (1_500, Rule::LateOnset)] {
            let records = [incident(1, 0), signal(2, began, None, Signal::Memories, HowOften::Sometimes, None)];
            assert_eq!(lead(&records, began), rule, "{began}");
        }
    }

    #[test]
    fn a4_is_told_below_when_the_list_is_about_that_event() {
        let records = [incident(1, 0), signal(2, 400, Some(1), Signal::Memories, HowOften::Sometimes, None)];
        let advice = advice(&records, 400);
        assert_eq!((advice.lead.rule, advice.circle), (Rule::Persisting, Circle::Three));
        assert_eq!(advice.also[0].reasons[0].why, Why::BeganLongAfter);
        assert!(advice.also[0].actions.is_empty(), "the lead has them all");
    }

    #[test]
    fn a4_a_recent_event_is_the_nearer_one() {
        let records = [incident(1, 0), incident(2, 399), signal(3, 400, None, Signal::Sleep, HowOften::Often, None)];
        assert_eq!(lead(&records, 400), Rule::Early);
    }
}
