//! Something happened: what kind of thing and when. No details are asked, none are needed (S5, S23).

mod own;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use self::{
    own::{OwnType, OwnTypes},
    types::IncidentType,
};
use crate::{
    day::Day,
    open::Open,
    schedule::{Mark, Milestone, ScheduleName},
};

/// One event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// The day it happened. For what piled up over time: the day on which it became too much.
    pub day: Day,
    /// The part of that day.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub part: Option<DayPart>,
    /// What kind of thing it was: none, one or several.
    #[serde(skip_serializing_if = "BTreeSet::is_empty", default)]
    pub types: BTreeSet<Open<IncidentType>>,
    /// The same in the words of the organisation that the employee was with.
    #[serde(skip_serializing_if = "OwnTypes::is_empty", default)]
    pub own_types: OwnTypes,
    /// "It is piling up" (R §2.2, BOT §2).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub piles_up: Option<bool>,
    /// The schedule that was in force when it was kept, so that a later choice does not move the steps of earlier events.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub schedule: Option<Open<ScheduleName>>,
    /// What the employee did with the steps of its timeline.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub steps: BTreeMap<Open<Milestone>, Mark>,
    /// Fields that a newer app wrote: carried along, so that an older device never loses them.
    #[serde(flatten)]
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// A part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayPart {
    /// Until six in the morning.
    Night,
    /// Until noon.
    Morning,
    /// Until six in the evening.
    Afternoon,
    /// Until midnight.
    Evening,
}

impl DayPart {
    /// All four, as they come.
    pub const ALL: [Self; 4] = [Self::Night, Self::Morning, Self::Afternoon, Self::Evening];
}

impl Incident {
    /// An event on `day` of which nothing else is said.
    pub fn on(day: Day) -> Self {
        Self {
            day,
            part: None,
            types: BTreeSet::new(),
            own_types: OwnTypes::default(),
            piles_up: None,
            schedule: None,
            steps: BTreeMap::new(),
            unknown: serde_json::Map::new(),
        }
    }

    /// The types that this version knows.
    pub fn known_types(&self) -> impl Iterator<Item = IncidentType> {
        self.types.iter().filter_map(Open::known)
    }

    /// What the employee did with a step, if anything.
    pub fn mark(&self, milestone: Milestone) -> Option<Mark> {
        self.steps.get(&Open::Known(milestone)).copied()
    }
}
