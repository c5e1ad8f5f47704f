//! What organisations show on their own pages, and what they publish for themselves. All that is readable of it is public.

mod link;
mod publish;
mod session;
mod setup;

use std::convert::Infallible;

use chrono::NaiveDate;

use super::Request;
use crate::organisation::{Face, FaceDigest};

pub use self::{
    link::{AnswerLink, DeleteLink, Left, LinkRefusal, ListLinks, OpenLink, PutLink, PutLinkRefusal, Withdrawn},
    publish::{
        Create, CreateRefusal, Kept, PublishAuthority, PublishAvailability, PublishDirectory, PublishRefusal,
        PublishSettings, PublishedTag, Publishing, PutLogo, ReadPublished, Seen, StatementRefusal,
    },
    session::{AskChallenge, EndSession, NoSession, OpenSession},
    setup::{
        FirstSetupCode, ListOrganisations, Listed, MakeSetupCode, NoSuchOrganisation, RemoveOrganisation, Removed,
        SignedAlready,
    },
};

/// Keeps what an organisation shows, in the place of what it showed before.
#[derive(Debug, Clone)]
pub struct LoadOrganisation {
    /// What it shows.
    pub face: Face,
    /// The day.
    pub today: NaiveDate,
}

/// What was there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loaded {
    /// Nothing.
    New,
    /// Something else.
    Changed,
    /// The same.
    Same,
}

impl Request for LoadOrganisation {
    type Answer = Loaded;
    type Refusal = SignedAlready;

    fn weight(&self) -> usize {
        self.face.logo.as_ref().map_or(0, |logo| logo.bytes.len()) + 16 * 1024
    }
}

/// Tells whether an organisation is known, and by its digest whether what it shows has changed. Costs a small row.
#[derive(Debug, Clone)]
pub struct OrganisationDigest {
    /// The slug that is asked for; anything a caller may have written.
    pub slug: String,
}

impl Request for OrganisationDigest {
    type Answer = Option<FaceDigest>;
    type Refusal = Infallible;
}

/// Reads what an organisation shows.
#[derive(Debug, Clone)]
pub struct ReadOrganisation {
    /// The slug that is asked for.
    pub slug: String,
}

impl Request for ReadOrganisation {
    type Answer = Option<Face>;
    type Refusal = Infallible;
}
