//! Whom the employee trusts, with a number: the nearest circle of help (S2: R §2.1.1). Kept on this device alone.
//!
//! One value: a list in the order in which it was made, as JSON with a version ([`Trusted::to_json`], [`Trusted::parse`]).
//!
//! # Changing the form
//!
//! A new version with a sample of its own; version 1 must be read for ever. An app that meets a newer version leaves it alone.

mod add;
mod parse;
mod remove;
mod typed;

use serde::Serialize;

pub use self::{
    add::NotAdded,
    parse::Unreadable,
    typed::{Wrong, WrongTelephone},
};
use crate::{directory::Name, organisation::Telephone};

/// How many people (product default): a list that one sees at a glance.
pub const MOST: usize = 8;

/// The version of the form that this app writes.
pub const VERSION: u64 = 1;

/// Somebody whom the employee trusts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrustedPerson {
    name: Name,
    telephone: Telephone,
}

impl TrustedPerson {
    /// What the employee calls them.
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// How to reach them.
    pub const fn telephone(&self) -> &Telephone {
        &self.telephone
    }

    /// Whether it is the same person with the same number, however the number is written.
    fn is(&self, other: &Self) -> bool {
        self.name == other.name && self.telephone.dialled() == other.telephone.dialled()
    }
}

/// The people, at most [`MOST`], nobody twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trusted {
    people: Vec<TrustedPerson>,
}

/// The value as it is kept.
#[derive(Serialize)]
struct Kept<'a> {
    version: u64,
    people: &'a [TrustedPerson],
}

impl Trusted {
    /// Those who are on it, in the order in which they were added.
    pub fn people(&self) -> &[TrustedPerson] {
        &self.people
    }

    /// Whether nobody more fits.
    pub const fn is_full(&self) -> bool {
        self.people.len() >= MOST
    }

    /// The same as JSON, to be sealed.
    pub fn to_json(&self) -> Vec<u8> {
        // A number and a list of texts: always JSON.
        serde_json::to_vec(&Kept { version: VERSION, people: &self.people }).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
