//! Requests for contact: sent and looked after by their makers, found and taken by supporters, passed on by the server.

mod asking;
mod maker;
mod supporter;

use std::convert::Infallible;

use chrono::{DateTime, Utc};
use naderhand_domain::{
    contact::Refused,
    wire::{contact::Waiting, organisation::SessionToken},
};

pub use self::{
    asking::{Asking, ContactSealed, MalformedAsking, MalformedMessage, Wording, Written, WrongLength, WrongWording},
    maker::{AskAnew, AskRefusal, ReadRequest, SendRefusal, SendRequest, WithdrawRequest, WriteMessage},
    supporter::{ClaimRequest, CloseRequest, ListInbox, OpenRequest, ReadInbox, Reply, StepBack, SupporterRefusal},
};
use super::{NoSession, Request};

/// Names a state of what is looked at again and again.
pub type LookTag = [u8; 32];

/// What somebody looks at, as far as they do not have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked<T> {
    /// What the caller has.
    Same(LookTag),
    /// Something else.
    Other(LookTag, T),
}

/// Why something does not happen to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestRefusal {
    /// There is none that the caller may see.
    NotFound,
    /// Another supporter has it, or the caller has not.
    Taken,
    /// It was withdrawn or closed.
    Over,
    /// It is not at the revision, or its thread not at the number, that the caller builds on.
    Conflict,
}

impl From<Refused> for RequestRefusal {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Taken | Refused::NotYours => Self::Taken,
            Refused::Over => Self::Over,
        }
    }
}

/// Tells a coordinator which requests wait for somebody to take them.
#[derive(Debug, Clone)]
pub struct ListWaiting {
    /// The address.
    pub slug: String,
    /// Who asks: a coordinator.
    pub token: SessionToken,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for ListWaiting {
    type Answer = Waiting;
    type Refusal = NoSession;
}

/// Passes requests on whose time has come, to those whom their makers approved next.
#[derive(Debug, Clone, Copy)]
pub struct PassOn {
    /// The time.
    pub now: DateTime<Utc>,
}

/// How much was passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PassedOn {
    /// Requests.
    pub requests: usize,
    /// Whether there may be more, for another round at once.
    pub more: bool,
}

/// Rings supporters about requests that they have had for long.
#[derive(Debug, Clone, Copy)]
pub struct RingHolders {
    /// The time.
    pub now: DateTime<Utc>,
}

impl Request for RingHolders {
    type Answer = PassedOn;
    type Refusal = Infallible;
}

impl Request for PassOn {
    type Answer = PassedOn;
    type Refusal = Infallible;
}
