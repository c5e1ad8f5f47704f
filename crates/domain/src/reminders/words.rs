//! The words on the lock screen. Here and not in the files of texts, because the server sends them and the app shows them for choosing:
//! one list, so that what comes is what was chosen.

use serde::{Deserialize, Serialize};

use super::NeutralText;

/// In which language the words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl NeutralText {
    /// The words.
    pub const fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Reminder, Language::Nl) => "Herinnering",
            (Self::Reminder, Language::En) => "Reminder",
            (Self::Agenda, Language::Nl) => "Iets in je agenda",
            (Self::Agenda, Language::En) => "Something in your diary",
            (Self::Moment, Language::Nl) => "Heb je even?",
            (Self::Moment, Language::En) => "Got a minute?",
        }
    }
}

/// What can be tapped on a reminder, where the platform has buttons on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    /// To the check-in.
    CheckIn,
    /// Not now.
    Later,
    /// To the numbers.
    Call,
}

impl Button {
    /// All of them, as they stand.
    pub const ALL: [Self; 3] = [Self::CheckIn, Self::Later, Self::Call];

    /// Its name, for the service worker.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CheckIn => "check_in",
            Self::Later => "later",
            Self::Call => "call",
        }
    }

    /// The words.
    pub const fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::CheckIn, Language::Nl) => "Inchecken",
            (Self::CheckIn, Language::En) => "Check in",
            (Self::Later, _) => "Later",
            (Self::Call, Language::Nl) => "Bel iemand",
            (Self::Call, Language::En) => "Call someone",
        }
    }

    /// The screen of the app that it opens.
    pub const fn path(self) -> &'static str {
        match self {
            Self::CheckIn => "/app",
            Self::Later => "/app/herinnering/later",
            Self::Call => "/app/hulp",
        }
    }
}

/// The screen of the app that a tap on a reminder opens.
pub const REMINDER_PATH: &str = "/app/herinnering";
