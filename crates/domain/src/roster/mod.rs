//! Who is on call: shifts that repeat, and what is otherwise (S18: BOT §2; months off the roster, S17: R 22).
//!
//! A roster is data that coordinators edit and devices read: local times, as people agree on them, and supporters by their
//! id. What it means for an instant is computed from it by the rules of the organisation's zone: [`Roster::calendar`],
//! [`Roster::on_call`]. A night from 22:00 to 06:00 lasts 7 or 9 hours when clocks change.
//!
//! ```json
//! {
//!   "assignments": [
//!     { "supporter": "MDEy…", "begins": "2026-11-23T08:00", "ends": "2026-11-30T08:00", "every_weeks": 3 }
//!   ],
//!   "overrides": [{ "supporter": "none", "from": "2026-12-24T18:00", "to": "2026-12-27T08:00" }]
//! }
//! ```
//!
//! [`Roster::problems`] tells what a coordinator must mend before publishing. A device that gets a roster with such a fault
//! reads it all the same, and every device the same way: that nobody can be reached would be worse.

mod calendar;
mod fault;
mod occurrence;
mod on_call;
mod overlap;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_json::{Map, Value};

pub(crate) use self::occurrence::{Occurrences, local, minutes};
pub use self::{
    calendar::{By, Shift},
    fault::{RosterFault, RosterProblem},
    on_call::LOOK_AHEAD,
};
use crate::{id::SupporterId, zone::LocalMinute};

/// The most assignments that are read (product default).
pub const MOST_ASSIGNMENTS: usize = 500;
/// The most overrides that are read (product default).
pub const MOST_OVERRIDES: usize = 200;
/// The longest shift of a supporter, in days (product default; S17: who is on call without an end gets no rest).
pub const LONGEST_SHIFT: u32 = 14;
/// The most weeks after which a shift comes back (product default).
pub const MOST_WEEKS: u8 = 12;

/// Who is on call when.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Roster {
    /// The shifts as they usually are. They do not overlap.
    #[serde(default)]
    pub assignments: Vec<Assignment>,
    /// What is otherwise. Of two that overlap the later in the list holds.
    #[serde(default)]
    pub overrides: Vec<Override>,
    /// Fields that a newer app wrote: carried along, so that an older device never loses them.
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}

/// A supporter's shift, once or again and again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assignment {
    /// Who.
    pub supporter: SupporterId,
    /// When the first one begins.
    pub begins: LocalMinute,
    /// When the first one ends.
    pub ends: LocalMinute,
    /// After how many weeks it comes again; 0 when it comes once.
    #[serde(default)]
    pub every_weeks: u8,
    /// The last day on which one may begin.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub last_day: Option<NaiveDate>,
    /// See [`Roster::unknown`].
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}

/// Somebody else than usual, or nobody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Override {
    /// Who; `"none"` is nobody, and must be written.
    #[serde(serialize_with = "write_holder", deserialize_with = "read_holder")]
    pub supporter: Option<SupporterId>,
    /// From when.
    pub from: LocalMinute,
    /// Until when.
    pub to: LocalMinute,
    /// See [`Roster::unknown`].
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}

const NOBODY: &str = "none";

#[expect(clippy::ref_option, reason = "serde passes a reference")]
fn write_holder<S: Serializer>(supporter: &Option<SupporterId>, serializer: S) -> Result<S::Ok, S::Error> {
    match supporter {
        Some(supporter) => supporter.serialize(serializer),
        None => serializer.serialize_str(NOBODY),
    }
}

fn read_holder<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SupporterId>, D::Error> {
    let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
    if text == NOBODY { Ok(None) } else { text.parse().map(Some).map_err(D::Error::custom) }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
