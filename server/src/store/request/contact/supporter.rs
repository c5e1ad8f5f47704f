//! What supporters do.

use chrono::{DateTime, Utc};
use naderhand_domain::{
    id::RequestId,
    wire::{
        contact::{Inbox, InboxContents},
        organisation::SessionToken,
    },
};

use super::{
    super::{Kept, NoSession, Request},
    ContactSealed, LookTag, Looked, RequestRefusal, Written,
};

/// Why a supporter does not get what they ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SupporterRefusal {
    /// The caller is not let in.
    Session(NoSession),
    /// It does not happen to this request.
    Request(RequestRefusal),
}

impl From<NoSession> for SupporterRefusal {
    fn from(refusal: NoSession) -> Self {
        Self::Session(refusal)
    }
}

impl From<RequestRefusal> for SupporterRefusal {
    fn from(refusal: RequestRefusal) -> Self {
        Self::Request(refusal)
    }
}

/// Tells a supporter which requests they may open.
#[derive(Debug, Clone)]
pub struct ListInbox {
    /// The address.
    pub slug: String,
    /// Who asks: a supporter.
    pub token: SessionToken,
    /// States that the caller has.
    pub known: Vec<LookTag>,
    /// When.
    pub now: DateTime<Utc>,
}

impl ListInbox {
    /// What is read at each look: the supporter's copies, without what is sealed. Here, so that a test can ask each database how it
    /// finds them.
    pub const SQL: &str = "\
        SELECT r.request, r.revision, r.turn, r.sent_at, r.state, r.stage, r.due_at, r.holder FROM copies c \
        JOIN requests r ON r.slug = c.slug AND r.request = c.request \
        WHERE c.slug = $1 AND c.supporter = $2 AND c.released ORDER BY r.sent_at, r.request";
}

impl Request for ListInbox {
    type Answer = Looked<Inbox>;
    type Refusal = NoSession;
}

/// Hands out what is in some requests, and notes that the supporter's device has it.
#[derive(Debug, Clone)]
pub struct ReadInbox {
    /// The address.
    pub slug: String,
    /// Who asks: a supporter.
    pub token: SessionToken,
    /// Which.
    pub requests: Vec<RequestId>,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for ReadInbox {
    type Answer = InboxContents;
    type Refusal = NoSession;

    fn weight(&self) -> usize {
        256 * self.requests.len()
    }
}

/// Takes a request, with a promise.
#[derive(Debug, Clone)]
pub struct ClaimRequest {
    /// The address.
    pub slug: String,
    /// Who asks: a supporter.
    pub token: SessionToken,
    /// Which.
    pub request: RequestId,
    /// The promise's number in the supporter's part of the thread.
    pub number: u32,
    /// The promise.
    pub promise: ContactSealed,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for ClaimRequest {
    type Answer = ();
    type Refusal = SupporterRefusal;

    fn weight(&self) -> usize {
        self.promise.as_bytes().len() + 512
    }
}

/// Writes to the maker of a request that the supporter has.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The address.
    pub slug: String,
    /// Who asks: a supporter.
    pub token: SessionToken,
    /// Which.
    pub request: RequestId,
    /// The message.
    pub message: Written,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for Reply {
    type Answer = Kept;
    type Refusal = SupporterRefusal;

    fn weight(&self) -> usize {
        self.message.sealed().as_bytes().len() + 256
    }
}

macro_rules! about_one {
    ($($(#[$doc:meta])* $name:ident, $erases:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name {
            /// The address.
            pub slug: String,
            /// Who asks: a supporter.
            pub token: SessionToken,
            /// Which.
            pub request: RequestId,
            /// When.
            pub now: DateTime<Utc>,
        }

        impl Request for $name {
            type Answer = ();
            type Refusal = SupporterRefusal;

            fn erases(&self) -> bool {
                $erases
            }
        }
    )*};
}

about_one!(
    /// Notes that the supporter has opened a request.
    OpenRequest, false;
    /// Gives a request back to the others, or will not take it. The supporter's copy is gone.
    StepBack, true;
    /// Says that it is done. The others' copies are gone.
    CloseRequest, true;
);
