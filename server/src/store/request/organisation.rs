//! What organisations show on their own pages. None of it is of a person, and all of it is public.

use std::convert::Infallible;

use chrono::NaiveDate;

use super::Request;
use crate::organisation::{Face, FaceDigest};

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
    type Refusal = Infallible;

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
