//! Words that several screens of reminders say.

use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;
use naderhand_domain::reminders::{Language as Spoken, Occasion};

use crate::{
    incident::{incident_word, milestone_word},
    records::Records,
    texts::{Language, clock_time, coming_day, language, parts::reminders_texts},
};

/// A language as the words on the lock screen have it.
pub(super) const fn spoken(language: Language) -> Spoken {
    match language {
        Language::Dutch => Spoken::Nl,
        Language::English => Spoken::En,
    }
}

/// That of this view.
pub(super) fn spoken_here() -> Spoken {
    spoken(language())
}

/// "morgen, 10:00".
pub(super) fn coming_moment(at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    format!("{}, {}", coming_day(at.date_naive(), now.date_naive()), clock_time(at))
}

/// What is due, and the screen on which it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Due {
    pub(super) name: String,
    pub(super) about: Option<String>,
    pub(super) href: String,
}

/// An occasion in words.
pub(super) fn due_words(records: Records, what: Occasion) -> Due {
    match what {
        Occasion::CheckIn { .. } => {
            Due { name: reminders_texts().due.check_in.to_owned(), about: None, href: "/app".to_owned() }
        }
        Occasion::Step { incident: id, milestone } => {
            let incident = untrack(|| records.incident(id));
            Due {
                name: milestone_word(milestone).to_owned(),
                about: incident.as_ref().map(|incident| incident_word(incident).to_owned()),
                href: format!("/app/gebeurtenis/{id}"),
            }
        }
    }
}
