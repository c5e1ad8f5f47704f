//! What the employee did with a step.

use serde::{Deserialize, Serialize};

use crate::day::Day;

/// A mark on a step of a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// It was done.
    Done {
        /// On this day.
        at: Day,
    },
    /// It comes on another day.
    Moved {
        /// On this one.
        to: Day,
    },
    /// It is not needed.
    Dropped,
}
