//! A6: orange or red (BOT §2).

use chrono::TimeDelta;

use super::Rule;
use crate::{
    advice::{Action, Circle, Facts, Part, Reason, Sentence, Why},
    check_in::FitForDuty,
    citation::Citation,
};

/// How long a light stands for the shift that it was given in (product default).
const STANDS: TimeDelta = TimeDelta::hours(24);

pub(super) fn rule(facts: &Facts<'_>) -> Option<Part> {
    let last = facts.history.check_ins().iter().rev().find(|check_in| check_in.body.fit_for_duty.is_some())?;
    if facts.now.signed_duration_since(last.body.at) >= STANDS {
        return None;
    }
    let (why, sentence, actions) = match last.body.fit_for_duty? {
        FitForDuty::Green => return None,
        FitForDuty::Orange => (
            Why::Orange,
            Sentence::RestingAtPost,
            vec![Action::RestAtPost, Action::ArrangeRest, Action::AskSupporter, Action::CallOnCall],
        ),
        FitForDuty::Red => (
            Why::Red,
            Sentence::Stopping,
            vec![
                Action::StopShift,
                Action::ArrangeReplacement,
                Action::GetHomeTogether,
                Action::AskSupporter,
                Action::CallOnCall,
            ],
        ),
    };
    Some(Part {
        rule: Rule::Stoplicht,
        circle: Circle::Two,
        actions,
        reasons: vec![Reason::of(why, [last.id])],
        sentence: Some(sentence),
        citations: vec![Citation::bot("2")],
        look_again: facts.today.plus(1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::rules::made::{advice, answered, check_in, lead};

    #[test]
    fn a6_bot_orange_rests_at_the_post_and_red_stops() {
        let light = |light| check_in(1, 0, |check_in| check_in.fit_for_duty = Some(light));
        let orange = advice(&[light(FitForDuty::Orange)], 0);
        assert_eq!((orange.lead.rule, orange.circle), (Rule::Stoplicht, Circle::Two));
        assert_eq!(orange.lead.actions[..2], [Action::RestAtPost, Action::ArrangeRest]);
        let red = advice(&[light(FitForDuty::Red)], 0);
        assert_eq!(red.lead.actions[..2], [Action::StopShift, Action::ArrangeReplacement]);
        for advice in [orange, red] {
            assert!(advice.lead.actions.contains(&Action::AskSupporter));
        }
        assert_eq!(lead(&[light(FitForDuty::Green)], 0), Rule::Fine);
        assert_eq!(lead(&[light(FitForDuty::Red)], 1), Rule::Fine, "another day, another shift");
    }

    #[test]
    fn a6_the_practical_steps_stay_when_another_rule_leads() {
        let records = [
            check_in(1, 0, |check_in| check_in.fit_for_duty = Some(FitForDuty::Red)),
            answered(2, 0, |list| list.doubt = Some(true)),
        ];
        let advice = advice(&records, 0);
        assert_eq!((advice.lead.rule, advice.circle), (Rule::Doubt, Circle::Three));
        assert_eq!(advice.also[0].rule, Rule::Stoplicht);
        assert_eq!(advice.also[0].actions[0], Action::StopShift);
        assert!(!advice.also[0].actions.contains(&Action::AskSupporter), "the lead says that already");
    }
}
