//! Links that let people in: what the server keeps of one until it expires, and the answer to it.
//!
//! The secret stands behind `#` in the link and never reaches the server; the locator is derived from it. So a locator is as
//! good as the link for whoever wants the box, and goes in a body, not in an address that is logged, but where the
//! coordinator names their own.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::super::base64;
use crate::id::Locator;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum LinkPurpose {
    /// Employees join with it, any number of them. It takes no answer.
    Join,
    /// Invites one supporter, who answers once.
    Supporter,
    /// Invites one more coordinator, who answers once.
    Coordinator,
}

/// `PUT /api/v1/organisations/{slug}/links/{locator}`: leaves the box of a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewLink {
    /// What for.
    pub purpose: LinkPurpose,
    /// When it stops working: later than now, and within [`LINK_DAYS`](crate::wire::limits::LINK_DAYS).
    pub expires_at: DateTime<Utc>,
    /// What the link opens, sealed under it.
    #[serde(with = "base64::bytes")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, max_length = 2731))]
    pub sealed: Vec<u8>,
}

/// The answer to `GET /api/v1/organisations/{slug}/links`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Links {
    /// Those that have not expired, in the order of their locators.
    pub links: Vec<Link>,
}

/// A link as its coordinator sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Link {
    /// Which.
    pub locator: Locator,
    /// What for.
    pub purpose: LinkPurpose,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
    /// What the invited person answered, sealed under the link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 2731))]
    pub answer: Option<super::super::base64::Base64Bytes>,
}

/// `POST /api/v1/organisations/{slug}/links/open`: somebody follows a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenLink {
    /// Which.
    pub locator: Locator,
}

/// The answer to an [`OpenLink`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Opened {
    /// What for.
    pub purpose: LinkPurpose,
    /// What the link opens, sealed under it.
    #[serde(with = "base64::bytes")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, max_length = 2731))]
    pub sealed: Vec<u8>,
}

/// `POST /api/v1/organisations/{slug}/links/answer`: the invited person answers, once. Sending the same again is safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerLink {
    /// Which.
    pub locator: Locator,
    /// Their name and public keys, sealed under the link.
    #[serde(with = "base64::bytes")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, max_length = 2731))]
    pub sealed: Vec<u8>,
}
