//! The employee's own word, taken in after the rules: that they want support (BOT §2), and whether earlier steps helped (S4:
//! R §2.1.3, R 4). It can only point further out, never further in.

use super::{Action, Circle, Facts, Part, Reason, Rule, Why};
use crate::{
    citation::Citation,
    history::Kept,
    incident::IncidentType,
    schedule::Milestone,
    step_review::{Helped, Needed, ReviewedStep, StepReview},
    timeline::is_recent,
};

/// How many days a look back on a step counts (product default).
const COUNTS_DAYS: i64 = 28;

/// Takes the employee's own word into the lead, and gives the circle that the advice has then.
pub(super) fn take_in(facts: &Facts<'_>, lead: &mut Part) -> Circle {
    let mut circle = lead.circle;
    // In danger there is one message, and nothing may stand between it and the eye.
    if lead.rule == Rule::Acute {
        return circle;
    }
    if let Some(reason) = own_wish(facts) {
        circle = circle.max(Circle::Two);
        lead.reasons.push(reason);
        lead.citations.push(Citation::bot("2"));
        put_first(lead, &[Action::AskSupporter], circle == Circle::Two);
    }
    for review in latest_per_step(facts) {
        circle = circle.max(take_in_review(review, lead));
    }
    circle
}

/// Events of these weeks that are there because the employee wants support.
fn own_wish(facts: &Facts<'_>) -> Option<Reason> {
    let wished = facts.history.incidents().iter().filter(|incident| {
        is_recent(incident.body, facts.today) && incident.body.known_types().any(|one| one == IncidentType::OwnWish)
    });
    let records: Vec<_> = wished.map(|incident| incident.id).collect();
    (!records.is_empty()).then(|| Reason::of(Why::OwnWish, records))
}

/// The last look back on each step, of these weeks; the earliest first.
fn latest_per_step<'a>(facts: &Facts<'a>) -> Vec<Kept<'a, StepReview>> {
    let reviews = facts.history.reviews();
    let recent = |review: &Kept<'_, StepReview>| facts.today.days_after(review.body.made) <= COUNTS_DAYS;
    let same = |one: &StepReview, other: &StepReview| one.step == other.step && one.incident == other.incident;
    let is_last = |index: usize| !reviews[index + 1..].iter().any(|later| same(later.body, reviews[index].body));
    (0..reviews.len()).filter(|index| recent(&reviews[*index]) && is_last(*index)).map(|index| reviews[index]).collect()
}

/// What one look back changes, and the circle that it asks for.
fn take_in_review(review: Kept<'_, StepReview>, lead: &mut Part) -> Circle {
    let needs = |needed: Needed| review.body.needed.iter().any(|one| one.known() == Some(needed));
    let (more, other) = (needs(Needed::MoreHelp), needs(Needed::SomeoneElse));
    let (circle, action) = match &review.body.step {
        ReviewedStep::Action(action) => (action.known().map(Action::circle), action.known()),
        ReviewedStep::Milestone(milestone) => (milestone.known().and_then(circle_of), None),
    };
    let Some(circle) = circle else { return lead.circle };
    match review.body.helped {
        Some(Helped::Yes) if !more => {
            lead.reasons.push(Reason::of(Why::StepHelped, [review.id]));
            lead.circle
        }
        helped => {
            let no = helped == Some(Helped::No);
            let not_enough = no || more || (other && helped == Some(Helped::ABit));
            // Without anything else that stands out, a step that did not help is no reason for another; asking for more is.
            if !not_enough || (lead.rule == Rule::Fine && !more) {
                return lead.circle;
            }
            lead.reasons.push(Reason::of(Why::StepNotEnough, [review.id]));
            lead.citations.extend([Citation::r_section("2.1.3"), Citation::r(4)]);
            if let Some(action) = action.filter(|action| lead.actions.contains(action)) {
                put_last(lead, action);
            }
            let outward = outward(circle);
            let (actions, circle): (&[Action], _) = match outward {
                Circle::One | Circle::Two => (&[Action::AskSupporter, Action::CallOnCall], Circle::Two),
                Circle::Three | Circle::Four => (&[Action::OpenConsultation, Action::VisitGp], Circle::Three),
            };
            let fresh: Vec<Action> = actions.iter().copied().filter(|one| Some(*one) != action).collect();
            put_first(lead, &fresh, circle > lead.circle);
            circle.max(lead.circle)
        }
    }
}

/// The next circle; beyond circle three it is for the physician to say (R 28).
const fn outward(circle: Circle) -> Circle {
    match circle {
        Circle::One => Circle::Two,
        Circle::Two | Circle::Three | Circle::Four => Circle::Three,
    }
}

/// The circle of a timeline's step; the signal list is nobody's help, so it has none.
const fn circle_of(milestone: Milestone) -> Option<Circle> {
    match milestone {
        Milestone::FirstContact | Milestone::FirstTalk | Milestone::SecondTalk | Milestone::ThirdTalk => {
            Some(Circle::Two)
        }
        Milestone::Happened | Milestone::FourWeeks | Milestone::SixWeeks | Milestone::LastLook => None,
    }
}

/// Adds actions: before the others when they lead now, and otherwise after them where they lack.
fn put_first(lead: &mut Part, actions: &[Action], leads: bool) {
    if leads {
        lead.actions.retain(|action| !actions.contains(action));
        lead.actions.splice(0..0, actions.iter().copied());
    } else {
        let lacking: Vec<Action> = actions.iter().copied().filter(|action| !lead.actions.contains(action)).collect();
        lead.actions.extend(lacking);
    }
}

fn put_last(lead: &mut Part, action: Action) {
    lead.actions.retain(|one| *one != action);
    lead.actions.push(action);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        advice::{
            Advice,
            rules::made::{advice, answered, signal},
        },
        history::made::{day, id, incident, record},
        incident::Incident,
        record::{Body, Plain, Record},
        signal_list::{HowOften, Signal},
    };

    fn review(number: u8, made: u32, step: ReviewedStep, helped: Helped, needed: &[Needed]) -> Record<Plain> {
        let review = StepReview {
            made: day(made),
            step,
            incident: Some(id(1)),
            helped: Some(helped),
            needed: needed.iter().copied().map(Into::into).collect(),
            unknown: serde_json::Map::new(),
        };
        record(number, Body::StepReview(review))
    }

    fn first_talk() -> ReviewedStep {
        ReviewedStep::Milestone(Milestone::FirstTalk.into())
    }

    fn early(more: Record<Plain>) -> Advice {
        advice(&[incident(1, 0), signal(2, 3, Some(1), Signal::Sleep, HowOften::Often, None), more], 6)
    }

    #[test]
    fn s4_r4_a_talk_that_did_not_help_goes_one_circle_outward() {
        let advice = early(review(3, 5, first_talk(), Helped::No, &[]));
        assert_eq!((advice.lead.rule, advice.circle), (Rule::Early, Circle::Three));
        assert_eq!(advice.lead.actions[..2], [Action::OpenConsultation, Action::VisitGp]);
        assert!(advice.lead.reasons.iter().any(|reason| reason.why == Why::StepNotEnough && reason.records == [id(3)]));
    }

    #[test]
    fn s4_someone_close_who_could_not_help_leads_to_a_supporter() {
        let step = ReviewedStep::Action(Action::TellSomeoneClose.into());
        let advice = early(review(3, 5, step, Helped::ABit, &[Needed::SomeoneElse]));
        assert_eq!((advice.circle, advice.lead.actions[0]), (Circle::Two, Action::AskSupporter));
        assert_eq!(advice.lead.actions.last(), Some(&Action::TellSomeoneClose));
    }

    #[test]
    fn s4_what_helped_is_told_and_changes_no_circle() {
        let advice = early(review(3, 5, first_talk(), Helped::Yes, &[Needed::Nothing]));
        assert_eq!(advice.circle, Circle::One);
        assert!(advice.lead.reasons.iter().any(|reason| reason.why == Why::StepHelped));
    }

    #[test]
    fn s4_the_other_way_comes_first_when_the_open_consultation_did_not_help() {
        let step = ReviewedStep::Action(Action::OpenConsultation.into());
        let records = [answered(2, 3, |list| list.doubt = Some(true)), review(3, 5, step, Helped::No, &[])];
        let advice = advice(&records, 6);
        assert_eq!((advice.circle, advice.lead.actions[0]), (Circle::Three, Action::VisitGp));
        assert_eq!(advice.lead.actions.last(), Some(&Action::OpenConsultation));
    }

    #[test]
    fn s4_without_anything_that_stands_out_only_asking_for_more_pushes() {
        let fine = |needed: &[Needed]| advice(&[review(3, 5, first_talk(), Helped::No, needed)], 6);
        assert_eq!(fine(&[]).circle, Circle::One);
        assert_eq!(fine(&[Needed::MoreHelp]).circle, Circle::Three);
    }

    #[test]
    fn s4_only_the_last_look_back_of_these_weeks_counts() {
        let old = review(3, 5, first_talk(), Helped::No, &[]);
        let records = |today| [signal(2, today, None, Signal::Sleep, HowOften::Often, None), old.clone()];
        assert_eq!(advice(&records(33), 33).circle, Circle::Three);
        assert_eq!(advice(&records(34), 34).circle, Circle::One);
        let newer = review(4, 6, first_talk(), Helped::Yes, &[]);
        let [signal, old] = records(6);
        assert_eq!(advice(&[signal, old, newer], 6).circle, Circle::One);
    }

    #[test]
    fn s5_bot_wanting_support_is_reason_enough() {
        let mut wish = Incident::on(day(0));
        wish.types.insert(IncidentType::OwnWish.into());
        let wish = record(1, Body::Incident(wish));
        let advice = advice(std::slice::from_ref(&wish), 1);
        assert_eq!((advice.circle, advice.lead.actions[0]), (Circle::Two, Action::AskSupporter));
        assert!(advice.lead.reasons.iter().any(|reason| reason.why == Why::OwnWish));
    }
}
