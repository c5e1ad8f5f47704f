//! The twelve.

use serde::{Deserialize, Serialize};

use crate::citation::Citation;

/// A sign that an event is not being digested (R 26, BOT §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// Memories or dreams that disturb.
    Memories,
    /// Upset by what reminds of it.
    Triggers,
    /// The body reacts.
    Body,
    /// Avoiding things, staying away.
    Avoiding,
    /// Sleeping badly.
    Sleep,
    /// Irritable, a short fuse.
    Irritable,
    /// Feeling unsafe or afraid, on edge.
    OnEdge,
    /// Low or changed mood.
    Mood,
    /// Hard to concentrate.
    Concentration,
    /// More alcohol, drugs or other habits.
    Substances,
    /// Functioning less well at work or at home.
    Functioning,
    /// Guilt or shame.
    Guilt,
}

impl Signal {
    /// All twelve, in the order of R 26.
    pub const ALL: [Self; 12] = [
        Self::Memories,
        Self::Triggers,
        Self::Body,
        Self::Avoiding,
        Self::Sleep,
        Self::Irritable,
        Self::OnEdge,
        Self::Mood,
        Self::Concentration,
        Self::Substances,
        Self::Functioning,
        Self::Guilt,
    ];

    /// Where it stands.
    pub const fn citation(self) -> Citation {
        // One list, one place; a signal that comes from elsewhere brings its own.
        Citation::r(26)
    }
}
