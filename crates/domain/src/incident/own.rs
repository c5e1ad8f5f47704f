//! Types of event that an organisation has for itself, beside everybody's (S5). An event keeps the words of those that were
//! chosen, and no number of a list: the list changes, and whoever leaves the organisation keeps what they noted.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    open::Open,
    shown_text::{InvalidText, check_name},
};

/// A type of an organisation's own, in the words that the employee chose.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OwnType(String);

impl OwnType {
    /// The longest, in characters (product default).
    pub const LONGEST: usize = 60;

    /// Takes the words, if a screen may show them.
    pub fn parse(words: String) -> Result<Self, InvalidText> {
        check_name(&words, Self::LONGEST)?;
        Ok(Self(words))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for OwnType {
    type Error = InvalidText;

    fn try_from(words: String) -> Result<Self, InvalidText> {
        Self::parse(words)
    }
}

impl From<OwnType> for String {
    fn from(one: OwnType) -> Self {
        one.0
    }
}

/// Those of an event: none, one or two.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OwnTypes(
    // What this version may not show, or what is more than it takes, a newer one wrote: it is carried along.
    BTreeSet<Open<OwnType>>,
);

impl OwnTypes {
    /// How many can be chosen for one event (product default). The longest, in letters of one byte, fit into the smallest
    /// sealed record beside all else that an event can say, so that the server cannot tell who chose them.
    pub const MOST: usize = 2;

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether no more can be chosen.
    pub fn is_full(&self) -> bool {
        self.0.len() >= Self::MOST
    }

    /// Whether this one was chosen.
    pub fn contains(&self, one: &OwnType) -> bool {
        self.iter().any(|other| other == one)
    }

    /// Chooses one. Says whether it is among the chosen now: not where there is no room for it.
    pub fn choose(&mut self, one: OwnType) -> bool {
        let one = Open::Known(one);
        self.0.contains(&one) || (!self.is_full() && self.0.insert(one))
    }

    /// Chooses one no longer.
    pub fn leave(&mut self, one: &OwnType) {
        self.0.retain(|other| !matches!(other, Open::Known(other) if other == one));
    }

    /// Those that can be shown.
    pub fn iter(&self) -> impl Iterator<Item = &OwnType> {
        self.0.iter().filter_map(|one| match one {
            Open::Known(one) => Some(one),
            Open::Newer(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(words: &str) -> OwnType {
        OwnType::parse(words.to_owned()).unwrap()
    }

    fn words(types: &OwnTypes) -> Vec<&str> {
        types.iter().map(OwnType::as_str).collect()
    }

    #[test]
    fn s5_two_can_be_chosen_and_one_left_for_another() {
        let mut types = OwnTypes::default();
        assert!(types.is_empty() && types.choose(one("Ramp")) && types.choose(one("Ontsnapping")));
        assert!(types.is_full() && types.choose(one("Ramp")), "what is chosen already needs no room");
        assert!(!types.choose(one("Overval")) && !types.contains(&one("Overval")));
        types.leave(&one("Ramp"));
        assert!(types.choose(one("Overval")));
        assert_eq!(words(&types), ["Ontsnapping", "Overval"]);
    }

    #[test]
    fn what_cannot_be_shown_is_refused_by_a_screen_and_carried_along_in_a_record() {
        assert_eq!(OwnType::parse("Ramp\u{202e}".into()), Err(InvalidText::Hostile));
        assert_eq!(OwnType::parse("x".repeat(61)), Err(InvalidText::TooLong));
        let newer = format!(r#"["Ramp","a\u202eb","{}"]"#, "x".repeat(61));
        let types: OwnTypes = serde_json::from_str(&newer).unwrap();
        assert_eq!(words(&types), ["Ramp"]);
        let again: OwnTypes = serde_json::from_str(&serde_json::to_string(&types).unwrap()).unwrap();
        assert_eq!((again.0.len(), again), (3, types));
    }
}
