//! Advice that explains itself: records and now in, advice out (domain rules A0–A8, S3, S4).
//!
//! The first rule that applies leads and gives the circle; what the other rules that apply would add is kept below it.
//! After that the employee's own word is taken in: that they want support, and whether earlier steps helped.
//!
//! No text stands here. Each action, reason and sentence is an enum with `ALL`; the screens give the words, and a test there
//! demands a text for each.
//!
//! # Adding a rule
//!
//! A file in `rules` with one function from [`Facts`] to a [`Part`], its place in [`Rule::ALL`], and table tests named after
//! the rule and its source. The property tests then say whether it keeps the promises.

mod facts;
mod part;
mod reason;
mod review;
mod rules;
mod sentence;

use std::collections::BTreeSet;

pub use self::{
    facts::Facts,
    part::Part,
    reason::{Reason, Why},
    rules::Rule,
    sentence::Sentence,
};
pub use crate::action::{Action, Circle};
use crate::{day::Day, history::History, id::RecordId, schedule::Milestone};

/// What to do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// How far out the help is to be sought: the lead's circle, or further when the employee's own word asks for it.
    pub circle: Circle,
    /// The first rule that applies.
    pub lead: Part,
    /// What the other rules that apply add, without what the lead already says.
    pub also: Vec<Part>,
    /// The next step of an event's timeline, when one waits, and the day from which it can be done.
    pub next: Option<(RecordId, Milestone, Day)>,
    /// When to look again: never before tomorrow.
    pub look_again: Day,
}

/// The advice. Depends on nothing but the records and now, and not on the order of the records.
pub fn advise(history: &History<'_>, now: chrono::DateTime<chrono::FixedOffset>) -> Advice {
    let facts = Facts::of(history, now);
    let mut parts = Rule::ALL.into_iter().filter_map(|rule| rule.apply(&facts));
    let mut lead = parts.next().unwrap_or_else(|| rules::fine(&facts));
    let mut also: Vec<Part> = parts.collect();
    let circle = review::take_in(&facts, &mut lead);

    let mut told: BTreeSet<Action> = lead.actions.iter().copied().collect();
    for part in &mut also {
        part.actions.retain(|action| told.insert(*action));
    }
    let tomorrow = facts.today.plus(1);
    let soonest = facts.next_list.map_or(lead.look_again, |list| lead.look_again.min(list));
    Advice { circle, next: facts.next, look_again: soonest.max(tomorrow), lead, also }
}

#[cfg(test)]
mod properties;
