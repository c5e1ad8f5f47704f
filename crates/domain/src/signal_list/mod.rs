//! The signal list: twelve signs that an event is not being digested (R 26), each with how often and since when.
//!
//! R 17 asks for no clinical questionnaire and no norms. So nothing here is added up, no answer is a number, and nothing is
//! decided from how many signs there are: the rules look at each sign by itself (see [`crate::advice`]).

mod presence;
mod signal;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use self::{
    presence::{COMPARABLE_DAYS, Presence, SPEAKS_FOR_DAYS, last_yes, presences},
    signal::Signal,
};
use crate::{day::Day, id::RecordId, open::Open};

/// One filling in of the list. What was skipped is absent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SignalList {
    /// The day it was made.
    pub made: Day,
    /// The event that it is about, when it is about one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub incident: Option<RecordId>,
    /// The signals that were answered.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub signals: BTreeMap<Open<Signal>, SignalAnswer>,
    /// "It hinders me at work or at home."
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hinders: Option<bool>,
    /// "I am not sure, I doubt."
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub doubt: Option<bool>,
    /// "I am afraid that I will hurt myself or somebody else." Taking the tick away is `false`, not having looked is absent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub acute: Option<bool>,
    /// Fields that a newer app wrote: carried along, so that an older device never loses them.
    #[serde(flatten)]
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// What was answered to one signal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SignalAnswer {
    /// How often.
    pub how_often: HowOften,
    /// Since when, when that was said.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub since: Option<Day>,
    /// Fields that a newer app wrote: carried along, so that an older device never loses them.
    #[serde(flatten)]
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// How often a signal is there. The order is only for comparing with one's own earlier answer to the same signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HowOften {
    /// "Niet".
    Not,
    /// "Soms".
    Sometimes,
    /// "Vaak".
    Often,
}

impl HowOften {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Not, Self::Sometimes, Self::Often];

    /// Whether the signal is there at all.
    pub const fn is_present(self) -> bool {
        matches!(self, Self::Sometimes | Self::Often)
    }
}

impl SignalAnswer {
    /// This often, since an unsaid day.
    pub fn of(how_often: HowOften) -> Self {
        Self { how_often, since: None, unknown: serde_json::Map::new() }
    }
}

impl SignalList {
    /// A list of `made` in which everything is skipped.
    pub fn blank(made: Day) -> Self {
        Self {
            made,
            incident: None,
            signals: BTreeMap::new(),
            hinders: None,
            doubt: None,
            acute: None,
            unknown: serde_json::Map::new(),
        }
    }

    /// The answer to one signal, `None` where it was skipped.
    pub fn answer(&self, signal: Signal) -> Option<&SignalAnswer> {
        self.signals.get(&Open::Known(signal))
    }

    /// Answers one signal, or takes the answer back with `None`. What a newer app wrote inside the answer stays.
    pub fn set(&mut self, signal: Signal, answer: Option<(HowOften, Option<Day>)>) {
        let key = Open::Known(signal);
        match answer {
            None => {
                self.signals.remove(&key);
            }
            Some((how_often, since)) => {
                let entry = self.signals.entry(key).or_insert_with(|| SignalAnswer::of(how_often));
                entry.how_often = how_often;
                entry.since = since;
            }
        }
    }

    /// Whether nothing at all was answered.
    pub fn is_blank(&self) -> bool {
        self.signals.is_empty()
            && self.hinders.is_none()
            && self.doubt.is_none()
            && self.acute.is_none()
            && self.unknown.is_empty()
    }
}
