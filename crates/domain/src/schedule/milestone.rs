//! The steps.

use serde::{Deserialize, Serialize};

/// A step of an event's timeline. Which of them an event has is the schedule's to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Milestone {
    /// It happened.
    Happened,
    /// First contact with a supporter or another colleague.
    FirstContact,
    /// First talk.
    FirstTalk,
    /// Second talk.
    SecondTalk,
    /// Third talk.
    ThirdTalk,
    /// The signal list at four weeks.
    FourWeeks,
    /// The signal list at six weeks.
    SixWeeks,
    /// The last look, at three months.
    LastLook,
}

impl Milestone {
    /// All steps.
    pub const ALL: [Self; 8] = [
        Self::Happened,
        Self::FirstContact,
        Self::FirstTalk,
        Self::SecondTalk,
        Self::ThirdTalk,
        Self::FourWeeks,
        Self::SixWeeks,
        Self::LastLook,
    ];

    /// Whether it is a talk with a supporter.
    pub const fn is_talk(self) -> bool {
        matches!(self, Self::FirstTalk | Self::SecondTalk | Self::ThirdTalk)
    }

    /// Whether it is done by filling in the signal list.
    pub const fn is_signal_list(self) -> bool {
        matches!(self, Self::FourWeeks | Self::SixWeeks | Self::LastLook)
    }
}
