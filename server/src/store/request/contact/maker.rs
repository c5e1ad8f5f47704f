//! What the maker of a request does. Who that is, the server does not know: they have the request's secret.

use chrono::{DateTime, Utc};
use naderhand_domain::{
    id::RequestId,
    wire::{
        auth::Verifier,
        contact::{RequestStatus, RequestToken},
    },
};

use super::{
    super::{Kept, Request},
    Asking, LookTag, Looked, RequestRefusal, Wording, Written,
};

/// Sends a request.
#[derive(Debug, Clone)]
pub struct SendRequest {
    /// The address.
    pub slug: String,
    /// Drawn at random by the maker.
    pub request: RequestId,
    /// SHA-256 of its secret.
    pub verifier: Verifier,
    /// What the employee agreed to.
    pub wording: Wording,
    /// To whom.
    pub asking: Asking,
    /// When.
    pub now: DateTime<Utc>,
}

/// Why a request is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SendRefusal {
    /// No organisation publishes at this address.
    NoOrganisation,
    /// Another request has this id, or this one was sent with other copies.
    Taken,
    /// There are as many open ones as there may be.
    TooMany,
    /// The directory names none of those who could open it at once.
    NobodyNamed,
}

impl Request for SendRequest {
    type Answer = Kept;
    type Refusal = SendRefusal;

    fn weight(&self) -> usize {
        self.asking.weight()
    }
}

/// Tells a maker where their request is.
#[derive(Debug, Clone)]
pub struct ReadRequest {
    /// The address.
    pub slug: String,
    /// Which request, and that it is the caller's.
    pub token: RequestToken,
    /// States that the caller has. When it is one of these, no copy and no message is read.
    pub known: Vec<LookTag>,
}

impl Request for ReadRequest {
    type Answer = Looked<RequestStatus>;
    type Refusal = RequestRefusal;
}

/// Asks anew, of others or with other keys.
#[derive(Debug, Clone)]
pub struct AskAnew {
    /// The address.
    pub slug: String,
    /// Which request, and that it is the caller's.
    pub token: RequestToken,
    /// The revision that the caller has seen.
    pub revision: u32,
    /// To whom.
    pub asking: Asking,
    /// When.
    pub now: DateTime<Utc>,
}

/// Why nobody is asked anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskRefusal {
    /// It does not happen to this request.
    Request(RequestRefusal),
    /// The directory names none of those who could open it at once.
    NobodyNamed,
}

impl From<RequestRefusal> for AskRefusal {
    fn from(refusal: RequestRefusal) -> Self {
        Self::Request(refusal)
    }
}

impl Request for AskAnew {
    type Answer = ();
    type Refusal = AskRefusal;

    fn erases(&self) -> bool {
        true
    }

    fn weight(&self) -> usize {
        self.asking.weight()
    }
}

/// Writes to whoever has the request.
#[derive(Debug, Clone)]
pub struct WriteMessage {
    /// The address.
    pub slug: String,
    /// Which request, and that it is the caller's.
    pub token: RequestToken,
    /// The message.
    pub message: Written,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for WriteMessage {
    type Answer = Kept;
    type Refusal = RequestRefusal;

    fn weight(&self) -> usize {
        self.message.sealed().as_bytes().len() + 256
    }
}

/// Takes a request back: what was sealed is gone, and what is left says so.
#[derive(Debug, Clone)]
pub struct WithdrawRequest {
    /// The address.
    pub slug: String,
    /// Which request, and that it is the caller's.
    pub token: RequestToken,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for WithdrawRequest {
    type Answer = ();
    type Refusal = RequestRefusal;

    fn erases(&self) -> bool {
        true
    }
}
