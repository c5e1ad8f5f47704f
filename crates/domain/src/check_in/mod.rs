//! The short self-monitoring: one tap is a check-in, everything else may be skipped.
//!
//! Sources: R recommendations 2 and 16 (watch yourself; the topics of a talk), BOT §2 (stoplicht). Steps are words with a
//! face, never numbers: R recommendation 17 asks for no norm scores.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::id::RecordId;

/// One check-in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckIn {
    /// The moment that it is about, with the device's offset from UTC then: "23:40 on Saturday" stays that after a journey.
    pub at: DateTime<FixedOffset>,
    /// "How are you now?"
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub overall: Option<Step>,
    /// Only asked when on shift.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fit_for_duty: Option<FitForDuty>,
    /// Sleep.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sleep: Option<Step>,
    /// Tension; `VeryGood` is relaxed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub tension: Option<Step>,
    /// Mood.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub mood: Option<Step>,
    /// Concentration.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub concentration: Option<Step>,
    /// Support from the people around.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub support: Option<Step>,
    /// The incident that it belongs to, when the employee linked one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub incident: Option<RecordId>,
    /// Fields that a newer app wrote: carried along, so that an older device never loses them.
    #[serde(flatten)]
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// The five steps, from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// "Heel slecht".
    VeryBad,
    /// "Slecht".
    Bad,
    /// "Gaat wel".
    Fair,
    /// "Goed".
    Good,
    /// "Heel goed".
    VeryGood,
}

impl Step {
    /// All steps, from worst to best.
    pub const ALL: [Self; 5] = [Self::VeryBad, Self::Bad, Self::Fair, Self::Good, Self::VeryGood];
}

/// Stoplicht (BOT §2): what the employee can do in this shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FitForDuty {
    /// Ready for the next call.
    Green,
    /// Rests at the post, and stays on duty.
    Orange,
    /// Stops the shift.
    Red,
}

impl FitForDuty {
    /// All three, in the order of the light.
    pub const ALL: [Self; 3] = [Self::Green, Self::Orange, Self::Red];
}

/// What a check-in asks on the five-step scale (S12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// "How are you now?"
    Overall,
    /// Sleep.
    Sleep,
    /// Tension.
    Tension,
    /// Mood.
    Mood,
    /// Concentration.
    Concentration,
    /// Support from the people around.
    Support,
}

impl Item {
    /// All items, the first question first.
    pub const ALL: [Self; 6] =
        [Self::Overall, Self::Sleep, Self::Tension, Self::Mood, Self::Concentration, Self::Support];

    /// The five that may follow the first question.
    pub const FURTHER: [Self; 5] = [Self::Sleep, Self::Tension, Self::Mood, Self::Concentration, Self::Support];
}

impl CheckIn {
    /// A check-in about `at` that says nothing yet.
    pub fn empty(at: DateTime<FixedOffset>) -> Self {
        Self {
            at,
            overall: None,
            fit_for_duty: None,
            sleep: None,
            tension: None,
            mood: None,
            concentration: None,
            support: None,
            incident: None,
            unknown: serde_json::Map::new(),
        }
    }

    /// The answer to one item, `None` where it was skipped.
    pub const fn step(&self, item: Item) -> Option<Step> {
        match item {
            Item::Overall => self.overall,
            Item::Sleep => self.sleep,
            Item::Tension => self.tension,
            Item::Mood => self.mood,
            Item::Concentration => self.concentration,
            Item::Support => self.support,
        }
    }

    /// Answers one item, or takes the answer back with `None`.
    pub const fn set_step(&mut self, item: Item, step: Option<Step>) {
        match item {
            Item::Overall => self.overall = step,
            Item::Sleep => self.sleep = step,
            Item::Tension => self.tension = step,
            Item::Mood => self.mood = step,
            Item::Concentration => self.concentration = step,
            Item::Support => self.support = step,
        }
    }

    /// Whether nothing at all was answered.
    pub fn is_blank(&self) -> bool {
        Item::ALL.iter().all(|item| self.step(*item).is_none())
            && self.fit_for_duty.is_none()
            && self.incident.is_none()
            && self.unknown.is_empty()
    }
}
