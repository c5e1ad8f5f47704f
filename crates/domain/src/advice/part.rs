//! What one rule says.

use super::{Action, Circle, Reason, Rule, Sentence};
use crate::{citation::Citation, day::Day};

/// What one rule says, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The rule.
    pub rule: Rule,
    /// How far out it points.
    pub circle: Circle,
    /// What to do, the first thing first.
    pub actions: Vec<Action>,
    /// Which of the employee's own records led to it.
    pub reasons: Vec<Reason>,
    /// A sentence that is ready to be said to someone.
    pub sentence: Option<Sentence>,
    /// Where it stands.
    pub citations: Vec<Citation>,
    /// When to look again, by this rule.
    pub look_again: Day,
}
