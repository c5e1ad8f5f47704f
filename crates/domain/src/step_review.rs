//! "Hielp dit?": after a step, whether it helped and what is needed now (S4: the cycle of planning, doing, looking and
//! adjusting of R §2.1.3, for one person).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{action::Action, day::Day, id::RecordId, open::Open, schedule::Milestone};

/// One look back on a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepReview {
    /// The day it was made.
    pub made: Day,
    /// The step that it is about.
    pub step: ReviewedStep,
    /// The event that the step belonged to, when it did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub incident: Option<RecordId>,
    /// Whether it helped.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub helped: Option<Helped>,
    /// What is needed now.
    #[serde(skip_serializing_if = "BTreeSet::is_empty", default)]
    pub needed: BTreeSet<Open<Needed>>,
    /// Fields that a newer app wrote: carried along, so that an older device never loses them.
    #[serde(flatten)]
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

impl StepReview {
    /// A look back on a step, of an event when it belonged to one, in which nothing is said yet.
    pub fn blank(made: Day, step: ReviewedStep, incident: Option<RecordId>) -> Self {
        Self { made, step, incident, helped: None, needed: BTreeSet::new(), unknown: serde_json::Map::new() }
    }
}

/// A step that can be looked back on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewedStep {
    /// A step of an event's timeline.
    Milestone(Open<Milestone>),
    /// Something that the advice proposed.
    Action(Open<Action>),
}

/// Whether a step helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Helped {
    /// "Ja".
    Yes,
    /// "Een beetje".
    ABit,
    /// "Nee".
    No,
}

impl Helped {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Yes, Self::ABit, Self::No];
}

/// What is needed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Needed {
    /// Nothing more.
    Nothing,
    /// Time and rest.
    Time,
    /// Practical help.
    PracticalHelp,
    /// Another talk with the same person.
    AnotherTalk,
    /// Someone else to talk to.
    SomeoneElse,
    /// More help than this.
    MoreHelp,
}

impl Needed {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Nothing, Self::Time, Self::PracticalHelp, Self::AnotherTalk, Self::SomeoneElse, Self::MoreHelp];
}
