//! What a reminder is about.

use serde::{Deserialize, Serialize};

use crate::{day::Day, id::RecordId, schedule::Milestone};

/// One thing to be reminded of, once.
///
/// It stays itself when its time moves, so whatever is known about it (that it was moved, its tag) stays with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Occasion {
    /// A step of an event's timeline.
    Step {
        /// The event.
        incident: RecordId,
        /// The step.
        milestone: Milestone,
    },
    /// The rhythm's check-in of a local day.
    CheckIn {
        /// The day on which it comes, unless quiet hours or "not now" move it.
        day: Day,
    },
}

impl Occasion {
    /// The same bytes for the same occasion, for ever: what a tag is derived from.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Identifiers, days and names: always JSON.
        serde_json::to_vec(self).unwrap_or_default()
    }
}
