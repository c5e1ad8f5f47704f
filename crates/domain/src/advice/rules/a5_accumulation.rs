//! A5: several events adding up, or said to (R §2.2, BOT §2): a supporter now.

use super::Rule;
use crate::{
    advice::{Action, Circle, Facts, Part, Reason, Sentence, Why},
    citation::Citation,
};

/// How many days until the app asks again (product default).
const ASK_AGAIN_DAYS: u32 = 7;

pub(super) fn rule(facts: &Facts<'_>) -> Option<Part> {
    let found = facts.accumulation.as_ref()?;
    let several = (found.incidents.len() > 1).then(|| Reason::of(Why::SeveralEvents, found.incidents.iter().copied()));
    let said = (!found.said.is_empty()).then(|| Reason::of(Why::PilesUp, found.said.iter().copied()));
    Some(Part {
        rule: Rule::Accumulation,
        circle: Circle::Two,
        actions: vec![Action::AskSupporter, Action::CallOnCall, Action::OrdinaryDays],
        reasons: several.into_iter().chain(said).collect(),
        sentence: Some(Sentence::PilingUp),
        citations: vec![Citation::r_section("2.2"), Citation::bot("2")],
        look_again: facts.today.plus(ASK_AGAIN_DAYS),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        advice::rules::made::{advice, lead},
        history::made::{day, id, incident, record},
        incident::{Incident, OwnType},
        record::Body,
    };

    #[test]
    fn a5_r22_two_events_in_four_weeks_offer_a_supporter_now() {
        let advice = advice(&[incident(1, 0), incident(2, 20)], 20);
        assert_eq!((advice.lead.rule, advice.circle), (Rule::Accumulation, Circle::Two));
        assert_eq!(advice.lead.actions[0], Action::AskSupporter);
        assert_eq!(advice.lead.reasons[0].records, [id(1), id(2)]);
        assert_eq!(lead(&[incident(1, 0), incident(2, 29)], 29), Rule::Fine);
    }

    #[test]
    fn a5_s5_events_of_only_an_organisations_own_types_add_up_as_well() {
        let own = |number, on| {
            let mut own = Incident::on(day(on));
            own.own_types.choose(OwnType::parse("Ontsnapping".into()).unwrap());
            record(number, Body::Incident(own))
        };
        assert_eq!(lead(&[own(1, 0), own(2, 20)], 20), Rule::Accumulation);
    }

    #[test]
    fn a5_bot_one_event_is_enough_when_it_is_said_to_pile_up() {
        let mut said = Incident::on(day(0));
        said.piles_up = Some(true);
        let said = record(1, Body::Incident(said));
        assert_eq!(lead(std::slice::from_ref(&said), 0), Rule::Accumulation);
        assert_eq!(advice(&[said], 0).lead.reasons[0].why, Why::PilesUp);
    }
}
