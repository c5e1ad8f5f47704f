//! A8: nothing stands out: no push toward help (R 3).

use super::Rule;
use crate::{
    advice::{Action, Circle, Facts, Part, Reason, Why},
    citation::Citation,
    timeline::is_recent,
};

/// How many days until the app asks again, when no list is planned before (product default).
const ASK_AGAIN_DAYS: u32 = 28;

pub(in crate::advice) fn rule(facts: &Facts<'_>) -> Part {
    let recent = facts.history.incidents().iter().filter(|incident| is_recent(incident.body, facts.today));
    let recent: Vec<_> = recent.map(|incident| incident.id).collect();
    let mut actions = Vec::new();
    if facts.list_is_due() {
        actions.push(Action::SignalListNow);
    }
    if !recent.is_empty() {
        actions.extend([Action::ReadWhatIsNormal, Action::TellSomeoneClose]);
    }
    actions.push(Action::NextCheckIn);
    let event = (!recent.is_empty()).then(|| Reason::of(Why::RecentEvent, recent));
    let reasons = event.into_iter().chain([Reason::of(Why::NothingStandsOut, [])]).collect();
    Part {
        rule: Rule::Fine,
        circle: Circle::One,
        actions,
        reasons,
        sentence: None,
        citations: vec![Citation::r(3)],
        look_again: facts.today.plus(ASK_AGAIN_DAYS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        advice::rules::made::{advice, check_in},
        check_in::Step,
        history::made::{day, incident},
    };

    #[test]
    fn a8_r3_without_anything_that_stands_out_no_help_is_pushed() {
        let fine = check_in(1, 0, |check_in| check_in.overall = Some(Step::Fair));
        for records in [&[][..], &[fine], &[incident(1, 0)]] {
            let advice = advice(records, 0);
            assert_eq!((advice.lead.rule, advice.circle), (Rule::Fine, Circle::One));
            assert!(advice.lead.actions.iter().all(|action| action.circle() == Circle::One));
            assert!(advice.also.is_empty());
        }
    }

    #[test]
    fn a8_asks_for_the_list_when_it_is_due() {
        let advice = advice(&[incident(1, 0)], 29);
        assert_eq!(advice.lead.actions[0], Action::SignalListNow);
        assert_eq!(advice.look_again, day(30));
    }
}
