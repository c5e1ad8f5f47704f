//! A2: "I doubt" (R 27: also when in doubt).

use super::{Rule, a1_persisting::outward};
use crate::{
    advice::{Facts, Part, Reason, Sentence, Why},
    signal_list::{SPEAKS_FOR_DAYS, last_yes},
};

pub(super) fn rule(facts: &Facts<'_>) -> Option<Part> {
    let (list, _) = last_yes(facts.history, facts.today, SPEAKS_FOR_DAYS, |list| list.doubt)?;
    Some(outward(facts, Rule::Doubt, vec![Reason::of(Why::Doubt, [list])], Sentence::Doubting))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::{
        Action, Circle,
        rules::made::{advice, answered, lead},
    };

    #[test]
    fn a2_r27_doubt_alone_is_enough() {
        let advice = advice(&[answered(1, 2, |list| list.doubt = Some(true))], 2);
        assert_eq!((advice.lead.rule, advice.circle), (Rule::Doubt, Circle::Three));
        assert_eq!(advice.lead.actions[0], Action::OpenConsultation);
    }

    #[test]
    fn a2_ends_when_the_doubt_is_gone() {
        let doubt = answered(1, 2, |list| list.doubt = Some(true));
        assert_eq!(lead(&[doubt.clone(), answered(2, 3, |list| list.doubt = Some(false))], 3), Rule::Fine);
        assert_eq!(lead(&[doubt.clone(), answered(2, 3, |list| list.hinders = Some(false))], 3), Rule::Doubt);
        assert_eq!(lead(&[doubt], 94), Rule::Fine, "it no longer speaks for now");
    }
}
