//! The kinds of record.

use serde::{Deserialize, Serialize};

/// The kinds of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// How it goes, in a few taps.
    CheckIn,
    /// The employee's own words.
    OwnWords,
    /// Something happened.
    Incident,
    /// The twelve signals, filled in once.
    SignalList,
    /// Whether a step helped.
    StepReview,
    /// The profession and the schedule.
    Profile,
    /// Which kinds may leave the device.
    BackupChoices,
    /// A record that the employee removed.
    Deleted,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::CheckIn,
        Self::OwnWords,
        Self::Incident,
        Self::SignalList,
        Self::StepReview,
        Self::Profile,
        Self::BackupChoices,
        Self::Deleted,
    ];
}
