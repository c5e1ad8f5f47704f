//! Links that let people in.

use chrono::{DateTime, Utc};
use naderhand_domain::{
    id::Locator,
    wire::organisation::{self as wire, Links, NewLink, Opened, SessionToken},
};

use super::{super::Request, session::NoSession};

/// Leaves the box of a link, in the place of what lay there.
#[derive(Debug, Clone)]
pub struct PutLink {
    /// The address.
    pub slug: String,
    /// Who asks: a coordinator.
    pub token: SessionToken,
    /// Where it will lie.
    pub locator: Locator,
    /// The box.
    pub link: NewLink,
    /// When.
    pub now: DateTime<Utc>,
}

/// How a link or an answer came to lie there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// It is new.
    Now,
    /// There was one before: the same, or one that this takes the place of.
    Before,
}

/// Why no link is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutLinkRefusal {
    /// The caller is not let in.
    Session(NoSession),
    /// There are as many open links as there may be.
    TooMany,
}

impl From<NoSession> for PutLinkRefusal {
    fn from(refusal: NoSession) -> Self {
        Self::Session(refusal)
    }
}

impl Request for PutLink {
    type Answer = Left;
    type Refusal = PutLinkRefusal;

    fn weight(&self) -> usize {
        self.link.sealed.len() + 256
    }
}

/// Tells which links are open, with the answers.
#[derive(Debug, Clone)]
pub struct ListLinks {
    /// The address.
    pub slug: String,
    /// Who asks: a coordinator.
    pub token: SessionToken,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for ListLinks {
    type Answer = Links;
    type Refusal = NoSession;
}

/// Withdraws a link.
#[derive(Debug, Clone)]
pub struct DeleteLink {
    /// The address.
    pub slug: String,
    /// Who asks: a coordinator.
    pub token: SessionToken,
    /// Which link.
    pub locator: Locator,
    /// When.
    pub now: DateTime<Utc>,
}

/// It is gone, whether or not it was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withdrawn;

impl Request for DeleteLink {
    type Answer = Withdrawn;
    type Refusal = NoSession;

    fn erases(&self) -> bool {
        true
    }
}

/// No link opens: none is there, it has expired, or it was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkRefusal;

/// Hands out what a link opens.
#[derive(Debug, Clone)]
pub struct OpenLink {
    /// The address.
    pub slug: String,
    /// Which link.
    pub locator: Locator,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for OpenLink {
    type Answer = Opened;
    type Refusal = LinkRefusal;
}

/// Keeps the answer of an invited person.
#[derive(Debug, Clone)]
pub struct AnswerLink {
    /// The address.
    pub slug: String,
    /// Which link, and the answer.
    pub answer: wire::AnswerLink,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for AnswerLink {
    type Answer = Left;
    type Refusal = LinkRefusal;

    fn weight(&self) -> usize {
        self.answer.sealed.len() + 256
    }
}
