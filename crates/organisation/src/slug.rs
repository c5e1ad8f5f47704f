//! An organisation's slug, in addresses.

use core::fmt;

use naderhand_domain::organisation::Organisation;
use serde::{Deserialize, Serialize};

/// What tells an organisation apart in addresses: small letters, digits and inner dashes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Text that is no slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a slug has 1 to 40 small letters, digits and dashes inside; write it as the organisation does")]
pub struct InvalidSlug;

impl Slug {
    /// Takes a slug.
    pub fn parse(text: &str) -> Result<Self, InvalidSlug> {
        // The name is judged too, so it gets one that is always taken.
        let organisation = Organisation::parse(text, "x").map_err(|_| InvalidSlug)?;
        Ok(Self(organisation.slug().to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Slug {
    type Error = InvalidSlug;

    fn try_from(text: String) -> Result<Self, InvalidSlug> {
        Self::parse(&text)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
