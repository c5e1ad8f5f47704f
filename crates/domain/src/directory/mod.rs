//! An organisation's directory: its teams, its supporters and who is on call (S5, S8, S20).
//!
//! Coordinators write it, members read it, the server sees it sealed. Every device checks what it opens as strictly as what it
//! writes ([`Directory::parse`]): a coordinator's device may be broken, or in other hands.
//!
//! A coordinator changes it by a [`Change`] at a time. A change says what is to be different and not what all must be, so that
//! it can be applied anew when another coordinator was quicker.
//!
//! # Adding a field
//!
//! With `#[serde(default)]`; what newer apps wrote is carried along in `unknown`, so that an older one never loses it.

mod availability;
mod change;
mod fault;
mod key;
mod name;
mod parse;

use serde::Serialize;
use serde_json::{Map, Value};

pub use self::{
    availability::Availability,
    change::{Change, ChangeFault},
    fault::{Fault, Problem},
    key::Key,
    name::{MAX_NAME, Name},
};
use crate::{id::SupporterId, roster::Roster};

/// Supporters of one organisation (product default).
pub const MOST_SUPPORTERS: usize = 1_000;

/// Teams of one organisation (product default).
pub const MOST_TEAMS: usize = 100;

/// A team within its organisation. Numbers are handed out once, so that a team that is gone is not taken for a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct TeamId(pub u16);

/// A team of supporters.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Team {
    /// Which.
    pub id: TeamId,
    /// What people read.
    pub name: Name,
    /// Fields that a newer app wrote.
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}

/// A supporter, as members see them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Supporter {
    /// Which, through changes of name and keys.
    pub id: SupporterId,
    /// What people read.
    pub name: Name,
    /// Their team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// The Ed25519 key that signs what they publish.
    pub signing: Key,
    /// The X25519 key to which people seal what only they may read.
    pub sealing: Key,
    /// Whether a coordinator has paused them: nobody is to ask them.
    pub paused: bool,
    /// Fields that a newer app wrote.
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}

/// A directory that was checked: each id, key and team's name once, every team there, names that hide nothing.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Directory {
    teams: Vec<Team>,
    supporters: Vec<Supporter>,
    /// The highest number that a team ever had.
    last_team: u16,
    roster: Roster,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

impl Directory {
    /// The directory of a new organisation.
    pub fn empty() -> Self {
        Self::default()
    }

    /// The teams, in the order in which they were made.
    pub fn teams(&self) -> &[Team] {
        &self.teams
    }

    /// The supporters, in the order in which they came.
    pub fn supporters(&self) -> &[Supporter] {
        &self.supporters
    }

    /// A supporter.
    pub fn supporter(&self, id: SupporterId) -> Option<&Supporter> {
        self.supporters.iter().find(|supporter| supporter.id == id)
    }

    /// A team.
    pub fn team(&self, id: TeamId) -> Option<&Team> {
        self.teams.iter().find(|team| team.id == id)
    }

    /// Who is on call. It may name supporters who are gone, when a newer app wrote it: nobody is on call then.
    pub const fn roster(&self) -> &Roster {
        &self.roster
    }

    /// The same as JSON, to be sealed.
    pub fn to_json(&self) -> Vec<u8> {
        // Texts, numbers, lists and objects with names for keys: always JSON.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
