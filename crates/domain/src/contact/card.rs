//! The contact card: how the employee wants to be reached. Filled in once, kept on the device, sent only inside a seal.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use crate::{
    directory::Name,
    shown_text::{InvalidText, check_name},
};

/// The longest line about reaching somebody, in characters.
pub const MAX_LINE: usize = 80;

/// The version of the kept form that this app writes.
const VERSION: u64 = 1;

/// From where the employee would rather have a supporter (S16).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preference {
    /// It does not matter.
    #[default]
    Any,
    /// From the own team.
    OwnTeam,
    /// Not from the own team.
    OtherTeam,
}

/// A line about reaching somebody: a number, an address, "after six".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Line(String);

impl Line {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn typed(text: &str) -> Result<Self, InvalidText> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        check_name(&text, MAX_LINE).map(|()| Self(text))
    }
}

/// How the employee wants to be reached. Holds no more than a supporter needs to phone them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContactCard {
    name: Name,
    reach: Line,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<Line>,
    preference: Preference,
}

/// What is wrong with what was typed: at least one of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name and a way to reach you are needed: correct the fields that have a fault")]
pub struct Wrong {
    /// With the name.
    pub name: Option<InvalidText>,
    /// With the way to reach them.
    pub reach: Option<InvalidText>,
    /// With the times.
    pub when: Option<InvalidText>,
}

/// Why a kept card cannot be shown. It is not to be written over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// A newer app wrote it.
    #[error("a newer version of the app wrote this card: update the app to read it")]
    Newer,
    /// Not what any app wrote.
    #[error("this is not a contact card: keep it, and report it")]
    Malformed,
}

#[derive(Deserialize)]
struct Raw {
    name: String,
    reach: String,
    #[serde(default)]
    when: Option<String>,
    #[serde(default)]
    preference: Preference,
}

#[derive(Serialize)]
struct Kept<'a> {
    version: u64,
    /// When the employee agreed that a request may be sent, and to which wording (AVG art. 7).
    agreed_at: DateTime<Utc>,
    card: &'a ContactCard,
}

#[derive(Deserialize)]
struct Head {
    version: u64,
}

#[derive(Deserialize)]
struct First {
    agreed_at: DateTime<Utc>,
    card: ContactCard,
}

impl ContactCard {
    /// Takes a card as somebody types it, with every fault at once. A time may be left empty.
    pub fn typed(name: &str, reach: &str, when: &str, preference: Preference) -> Result<Self, Wrong> {
        let when = if when.trim().is_empty() { Ok(None) } else { Line::typed(when).map(Some) };
        match (Name::typed(name), Line::typed(reach), when) {
            (Ok(name), Ok(reach), Ok(when)) => Ok(Self { name, reach, when, preference }),
            (name, reach, when) => Err(Wrong { name: name.err(), reach: reach.err(), when: when.err() }),
        }
    }

    /// What the supporter calls them.
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// How to reach them.
    pub const fn reach(&self) -> &Line {
        &self.reach
    }

    /// When.
    pub const fn when(&self) -> Option<&Line> {
        self.when.as_ref()
    }

    /// From where they would rather have a supporter.
    pub const fn preference(&self) -> Preference {
        self.preference
    }

    /// The bytes that the device keeps, with when the employee agreed: to be sealed as one local value.
    pub fn to_json(&self, agreed_at: DateTime<Utc>) -> Vec<u8> {
        // Texts and a time: always JSON.
        serde_json::to_vec(&Kept { version: VERSION, agreed_at, card: self }).unwrap_or_default()
    }

    /// Reads what was kept.
    pub fn parse(json: &[u8]) -> Result<(Self, DateTime<Utc>), Unreadable> {
        let Head { version } = serde_json::from_slice(json).map_err(|_| Unreadable::Malformed)?;
        if version > VERSION {
            return Err(Unreadable::Newer);
        }
        let First { agreed_at, card } = serde_json::from_slice(json).map_err(|_| Unreadable::Malformed)?;
        Ok((card, agreed_at))
    }
}

/// As strict as what is typed: it comes out of a seal that somebody else made.
impl<'de> Deserialize<'de> for ContactCard {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Raw { name, reach, when, preference } = Raw::deserialize(deserializer)?;
        Self::typed(&name, &reach, when.as_deref().unwrap_or_default(), preference).map_err(D::Error::custom)
    }
}
