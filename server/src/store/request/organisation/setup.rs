//! What an operator does: hands out codes, looks, removes.

use std::convert::Infallible;

use chrono::{DateTime, Utc};

use super::super::Request;
use crate::organisation::SetupCodeVerifier;

/// Keeps a setup code.
#[derive(Debug, Clone)]
pub struct MakeSetupCode {
    /// SHA-256 of the code.
    pub verifier: SetupCodeVerifier,
    /// The only address that it is for: one that is free, or whose organisation was loaded from a file.
    pub slug: Option<String>,
    /// When.
    pub now: DateTime<Utc>,
}

/// The organisation publishes for itself: its coordinators' signatures say what it shows, and nobody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedAlready;

impl Request for MakeSetupCode {
    type Answer = ();
    type Refusal = SignedAlready;
}

/// Keeps a setup code if there is no organisation and no open code. The answer is whether it was kept.
#[derive(Debug, Clone)]
pub struct FirstSetupCode {
    /// SHA-256 of the code.
    pub verifier: SetupCodeVerifier,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for FirstSetupCode {
    type Answer = bool;
    type Refusal = Infallible;
}

/// Tells which organisations there are.
#[derive(Debug, Clone)]
pub struct ListOrganisations {
    /// When: links that have expired are not counted.
    pub now: DateTime<Utc>,
}

/// An organisation, for whoever runs the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// How many keys may publish for it; none when it was loaded from a file.
    pub coordinators: u64,
    /// How many supporters it names.
    pub supporters: u64,
    /// How many links are open.
    pub links: u64,
}

impl Request for ListOrganisations {
    type Answer = Vec<Listed>;
    type Refusal = Infallible;
}

/// Removes an organisation, with all that the server has of it.
#[derive(Debug, Clone)]
pub struct RemoveOrganisation {
    /// Its address.
    pub slug: String,
}

/// What went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removed {
    /// Statements of every kind and version.
    pub statements: u64,
    /// Links.
    pub links: u64,
    /// Sessions.
    pub sessions: u64,
    /// Setup codes for its address.
    pub codes: u64,
}

/// There is none at this address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSuchOrganisation;

impl Request for RemoveOrganisation {
    type Answer = Removed;
    type Refusal = NoSuchOrganisation;

    fn erases(&self) -> bool {
        true
    }
}
