//! A3: more than before, or hindering (R §3.5, R §4.1 step 4, R §2.1.2): circle three earlier, a supporter alongside.

use super::Rule;
use crate::{
    advice::{Action, Circle, Facts, Part, Reason, Sentence, Why},
    citation::Citation,
    signal_list::{SPEAKS_FOR_DAYS, last_yes},
};

/// How many days until the app asks again (product default).
const ASK_AGAIN_DAYS: u32 = 7;

pub(super) fn rule(facts: &Facts<'_>) -> Option<Part> {
    let mut more = Reason::of(Why::MoreThanBefore, []);
    for presence in facts.presences.iter().filter(|presence| presence.worse) {
        more.signals.push(presence.signal);
        more.records.extend(&presence.lists);
    }
    more.records.sort();
    more.records.dedup();
    let hinders = last_yes(facts.history, facts.today, SPEAKS_FOR_DAYS, |list| list.hinders);
    let hinders = hinders.map(|(list, _)| Reason::of(Why::Hinders, [list]));
    let reasons: Vec<Reason> = Some(more).filter(|more| !more.signals.is_empty()).into_iter().chain(hinders).collect();
    (!reasons.is_empty()).then(|| Part {
        rule: Rule::Worsening,
        circle: Circle::Three,
        actions: vec![Action::OpenConsultation, Action::AskSupporter, Action::VisitGp],
        reasons,
        sentence: Some(Sentence::ToPhysician),
        citations: vec![Citation::r_section("3.5"), Citation::r_section("4.1"), Citation::r_section("2.1.2")],
        look_again: facts.today.plus(ASK_AGAIN_DAYS),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        advice::rules::made::{advice, answered, lead, signal},
        history::made::incident,
        signal_list::{HowOften, Signal},
    };

    #[test]
    fn a3_r41_more_often_or_more_signals_over_a_week_goes_outward_before_four_weeks() {
        let on = |number, made, which, how_often| signal(number, made, Some(1), which, how_often, None);
        let more_often =
            [incident(1, 0), on(2, 3, Signal::Sleep, HowOften::Sometimes), on(3, 10, Signal::Sleep, HowOften::Often)];
        assert_eq!(lead(&more_often, 10), Rule::Worsening);
        let one_more =
            [incident(1, 0), on(2, 3, Signal::Guilt, HowOften::Not), on(3, 10, Signal::Guilt, HowOften::Sometimes)];
        assert_eq!(lead(&one_more, 10), Rule::Worsening);
        let too_near =
            [incident(1, 0), on(2, 3, Signal::Sleep, HowOften::Sometimes), on(3, 9, Signal::Sleep, HowOften::Often)];
        assert_eq!(lead(&too_near, 9), Rule::Early);
    }

    #[test]
    fn a3_r212_hindering_is_enough_and_a_supporter_comes_alongside() {
        let advice = advice(&[answered(1, 2, |list| list.hinders = Some(true))], 2);
        assert_eq!((advice.lead.rule, advice.circle), (Rule::Worsening, Circle::Three));
        assert!(advice.lead.actions.contains(&Action::AskSupporter));
        assert_eq!(advice.lead.reasons[0].why, Why::Hinders);
    }
}
