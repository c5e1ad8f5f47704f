//! How coordinators and supporters come in, and leave.

use std::convert::Infallible;

use chrono::{DateTime, Utc};
use naderhand_domain::wire::organisation::{NewSession, SessionToken};

use super::super::Request;

/// The token opens nothing here: there is no such session, it has ended, it is of another role or organisation, or its key
/// is not named any more. Which of these is not told, nor whether there is such an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSession;

/// Keeps a challenge, if there is an organisation that could use it. The answer is the same if there is none.
#[derive(Debug, Clone)]
pub struct AskChallenge {
    /// The address.
    pub slug: String,
    /// Drawn at random.
    pub challenge: [u8; 32],
    /// Until when it works.
    pub expires_at: DateTime<Utc>,
}

impl Request for AskChallenge {
    type Answer = ();
    type Refusal = Infallible;
}

/// Opens a session for a signed challenge, which is used up by it.
#[derive(Debug, Clone)]
pub struct OpenSession {
    /// The address.
    pub slug: String,
    /// The signed challenge.
    pub new: NewSession,
    /// Drawn at random; its SHA-256 is kept.
    pub token: SessionToken,
    /// Until when it works.
    pub expires_at: DateTime<Utc>,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for OpenSession {
    type Answer = ();
    type Refusal = NoSession;
}

/// Ends the caller's own session.
#[derive(Debug, Clone)]
pub struct EndSession {
    /// The address.
    pub slug: String,
    /// Which session.
    pub token: SessionToken,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for EndSession {
    type Answer = ();
    type Refusal = NoSession;
}
