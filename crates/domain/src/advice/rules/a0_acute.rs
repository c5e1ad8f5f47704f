//! A0: risk to oneself or others (BOT §2, R 23). Looks at one answer and needs nothing else.

use super::Rule;
use crate::{
    advice::{Action, Circle, Facts, Part, Reason, Sentence, Why},
    citation::Citation,
    signal_list::last_yes,
};

/// How many days a tick stands when nothing more is said (product default).
const STANDS_DAYS: i64 = 28;

pub(super) fn rule(facts: &Facts<'_>) -> Option<Part> {
    let (list, _) = last_yes(facts.history, facts.today, STANDS_DAYS, |list| list.acute)?;
    Some(Part {
        rule: Rule::Acute,
        circle: Circle::Four,
        actions: vec![Action::Call112, Action::Call113, Action::CallGp, Action::CallOnCall],
        reasons: vec![Reason::of(Why::Acute, [list])],
        sentence: Some(Sentence::InDanger),
        citations: vec![Citation::bot("2"), Citation::r(23)],
        look_again: facts.today.plus(1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::rules::made::{advice, answered, lead};

    #[test]
    fn a0_bot_at_once_the_numbers_first_whatever_else_is_there() {
        let acute = answered(9, 3, |list| list.acute = Some(true));
        let alone = advice(std::slice::from_ref(&acute), 3);
        assert_eq!((alone.lead.rule, alone.circle), (Rule::Acute, Circle::Four));
        assert_eq!(alone.lead.actions, [Action::Call112, Action::Call113, Action::CallGp, Action::CallOnCall]);
        assert_eq!(alone.lead.reasons[0].records, [acute.id]);
    }

    #[test]
    fn a0_stands_until_it_is_taken_back_and_is_not_taken_back_by_skipping() {
        let tick = answered(1, 0, |list| list.acute = Some(true));
        let skipped = answered(2, 1, |list| list.doubt = Some(false));
        let back = answered(3, 2, |list| list.acute = Some(false));
        assert_eq!(lead(&[tick.clone(), skipped.clone()], 1), Rule::Acute);
        assert_eq!(lead(&[tick.clone(), skipped, back], 2), Rule::Fine);
        assert_eq!(lead(std::slice::from_ref(&tick), 28), Rule::Acute);
        assert_eq!(lead(&[tick], 29), Rule::Fine);
    }
}
