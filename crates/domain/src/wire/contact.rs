//! A request for contact on the server: sealed copies for those who may open it, a sealed thread, and where it is.
//!
//! Who asks does not occur: a request is made without a vault, a session or a name, and is its maker's by a secret that was
//! drawn for it alone ([`RequestToken`]).

use core::{fmt, str::FromStr};

use chrono::{DateTime, Utc};
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

use super::{auth::Verifier, base64};
use crate::{
    contact::Stage,
    id::{RequestId, SupporterId},
};

/// A request's id and secret: `Authorization: Bearer <base64url>`. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct RequestToken {
    /// Which request.
    pub request: RequestId,
    /// Its secret, known to the employee's device alone.
    pub secret: [u8; 32],
}

/// Text that is not a request's token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a request's token is 64 characters of base64url")]
pub struct InvalidRequestToken;

impl RequestToken {
    /// The text of the token: base64url of id and secret.
    pub fn to_text(&self) -> String {
        BASE64URL_NOPAD.encode(&[&self.request.as_bytes()[..], &self.secret].concat())
    }
}

impl FromStr for RequestToken {
    type Err = InvalidRequestToken;

    fn from_str(text: &str) -> Result<Self, InvalidRequestToken> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| InvalidRequestToken)?;
        let (request, secret) = bytes.split_at_checked(16).ok_or(InvalidRequestToken)?;
        Ok(Self {
            request: request.try_into().map_err(|_| InvalidRequestToken)?,
            secret: secret.try_into().map_err(|_| InvalidRequestToken)?,
        })
    }
}

impl fmt::Debug for RequestToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestToken").field("request", &self.request).finish_non_exhaustive()
    }
}

/// Bytes sealed to one person: exactly [`CONTACT_SEALED_BYTES`](super::limits::CONTACT_SEALED_BYTES) of them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 2839, max_length = 2839))]
pub struct SealedBytes(#[serde(with = "base64::bytes")] pub Vec<u8>);

impl fmt::Debug for SealedBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealedBytes({})", self.0.len())
    }
}

/// When a copy may be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CopyFor {
    /// At once.
    Chosen,
    /// From the stage [`OnCall`](Stage::OnCall).
    OnCall,
}

/// A request, sealed to one supporter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Copy {
    /// Who can open it. The directory names them.
    pub supporter: SupporterId,
    /// From when.
    pub r#for: CopyFor,
    /// The request.
    pub sealed: SealedBytes,
}

/// All copies of a request, and whom else the employee approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Copies {
    /// Whether a coordinator may see that it waits, when nobody takes it.
    pub to_coordinator: bool,
    /// The copies: one at least for [`CopyFor::Chosen`], no supporter twice, at most
    /// [`REQUEST_COPIES`](super::limits::REQUEST_COPIES).
    pub copies: Vec<Copy>,
}

/// `PUT /api/v1/organisations/{slug}/contact/requests/{request}`: sends a request. Sending the same again is safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewRequest {
    /// SHA-256 of the request's secret.
    pub verifier: Verifier,
    /// Which wording the employee agreed to (AVG art. 7). Without one nothing is kept.
    pub wording: String,
    /// To whom.
    #[serde(flatten)]
    pub copies: Copies,
}

/// `PUT …/contact/requests/{request}/copies`: asks anew, of others or with other keys. Whoever had it has it no more, and its
/// thread is closed to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskAnew {
    /// The revision that the device has seen: so that it does not take the request from somebody who took it meanwhile.
    pub revision: u32,
    /// To whom.
    #[serde(flatten)]
    pub copies: Copies,
}

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Author {
    /// Whoever made the request.
    Employee,
    /// Whoever has it.
    Supporter,
}

/// `POST …/contact/requests/{request}/messages` (the employee) and `…/replies` (the supporter): the next message. Sending the
/// same again is safe; another one with its number is refused with `version-conflict`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewMessage {
    /// The supporter to whom, or by whom: whoever has the request.
    pub supporter: SupporterId,
    /// From 0, by each author to each supporter.
    pub number: u32,
    /// The message.
    pub sealed: SealedBytes,
}

/// A message of a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ThreadMessage {
    /// The supporter whose thread it is.
    pub supporter: SupporterId,
    /// By whom.
    pub author: Author,
    /// From 0, by each author to each supporter.
    pub number: u32,
    /// The message.
    pub sealed: SealedBytes,
}

/// How far a copy has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Reached {
    /// The server has it.
    Sent,
    /// The supporter's device has it.
    Delivered,
    /// The supporter has opened it.
    Opened,
}

/// What became of one copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CopyStatus {
    /// Whose.
    pub supporter: SupporterId,
    /// From when they may open it.
    pub r#for: CopyFor,
    /// How far it is.
    pub reached: Reached,
}

/// Where a request is, as its maker sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Progress {
    /// Nobody has taken it.
    Waiting {
        /// Who has been asked so far.
        stage: Stage,
        /// When it goes on to the next.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_at: Option<DateTime<Utc>>,
    },
    /// A supporter has it.
    Claimed {
        /// Who.
        by: SupporterId,
    },
    /// It is done.
    Closed {
        /// Who had it.
        by: SupporterId,
    },
    /// It was withdrawn.
    Withdrawn,
}

/// `GET …/contact/requests/{request}`: the request as its maker sees it. With an `ETag`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestStatus {
    /// Rises with each change.
    pub revision: u32,
    /// When it was sent, in steps of [`CONTACT_STEP_MINUTES`](super::limits::CONTACT_STEP_MINUTES).
    pub sent_at: DateTime<Utc>,
    /// Where it is.
    pub progress: Progress,
    /// What became of the copies. A supporter who gave it back, or whom the organisation no longer names, has none.
    pub copies: Vec<CopyStatus>,
    /// The threads, each in the order of its authors and numbers.
    pub messages: Vec<ThreadMessage>,
}

/// What a request is to one supporter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Standing {
    /// They can take it.
    Waiting,
    /// They have it.
    Yours,
    /// Somebody else has it.
    Taken,
    /// It is done, and was theirs.
    Closed,
    /// It is over: withdrawn, or done by somebody else.
    Over,
}

/// One request in an inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InboxEntry {
    /// Which.
    pub request: RequestId,
    /// Rises with each change.
    pub revision: u32,
    /// When it was sent, in steps of [`CONTACT_STEP_MINUTES`](super::limits::CONTACT_STEP_MINUTES).
    pub sent_at: DateTime<Utc>,
    /// What it is to this supporter.
    pub standing: Standing,
}

/// `GET …/contact/inbox`: all requests that this supporter may open, without what is in them. With an `ETag`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Inbox {
    /// In the order in which they were sent.
    pub requests: Vec<InboxEntry>,
}

/// `POST …/contact/inbox/read`: asks for what is in some requests. Their copies count as delivered from then on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReadInbox {
    /// Which, at most [`INBOX_READ`](super::limits::INBOX_READ).
    pub requests: Vec<RequestId>,
}

/// The answer to a [`ReadInbox`]: those that are waiting or theirs. Others are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InboxContents {
    /// What is in them.
    pub requests: Vec<InboxContent>,
}

/// What is in one request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InboxContent {
    /// Which.
    pub request: RequestId,
    /// The revision that this is of.
    pub revision: u32,
    /// The request, sealed to this supporter.
    pub sealed: SealedBytes,
    /// Their own thread: when it is theirs, or was before and they can take it again.
    pub messages: Vec<ThreadMessage>,
}

/// `POST …/contact/requests/{request}/claim`: a supporter takes a request. The first one has it. With it goes a message, which
/// only they can have sealed: so a server cannot say that somebody has it who does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Claim {
    /// Its number in their thread: 0, or the next one when they had this request before.
    #[serde(default)]
    pub number: u32,
    /// The message: until when they phone.
    pub promise: SealedBytes,
}

/// `GET …/contact/waiting`: what a coordinator sees of requests that nobody has taken and that their makers let a coordinator
/// see: that they wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Waiting {
    /// When each was sent, oldest first, in steps of [`CONTACT_STEP_MINUTES`](super::limits::CONTACT_STEP_MINUTES).
    pub sent_at: Vec<DateTime<Utc>>,
}
