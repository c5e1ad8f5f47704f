//! An employee's request: what their device keeps of it, from the tap to its end. One act per file.

mod anew;
mod believe;
mod copies;
mod keep;
mod left;
mod make;
mod refresh;
mod send;
mod view;
mod withdraw;
mod write;

use chrono::{DateTime, NaiveDate, Utc};
use core::fmt;
use naderhand_domain::{
    contact::{Ask, Wish},
    directory::Key,
    id::{RequestId, SupporterId},
    wire::contact::{Author, CopyFor, CopyStatus, Progress, RequestToken, SealedBytes},
};
use naderhand_organisation::{Member, Slug};
use naderhand_sealing::{SealingKeys, contact::Within};
use serde::{Deserialize, Serialize};

pub use self::{
    left::Left,
    refresh::{Looked, News},
    view::{Recipient, Step, View},
};
use crate::{
    api::Maker,
    base64,
    error::Error,
    fault::Fault,
    thread::{Side, Thread},
};

/// What a device knows of the moment in which something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Now.
    pub now: DateTime<Utc>,
    /// Today, in the organisation's time zone.
    pub day: NaiveDate,
    /// Who is on call when the limit for an answer has passed.
    pub on_call_then: Option<SupporterId>,
}

/// A request, as its maker's device keeps it. A new field has a default, for ever.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    request: RequestId,
    secret: Secret,
    keys: Pair,
    slug: Slug,
    #[serde(with = "base64")]
    fingerprint: [u8; 32],
    ask: Ask,
    wish: Wish,
    /// Which text the employee agreed to.
    wording: String,
    made_at: DateTime<Utc>,
    phase: Phase,
    /// To whom it is sealed.
    copies: Vec<Sealed>,
    /// Whether these may go on to a coordinator.
    to_coordinator: bool,
    /// To whom it is to be sealed instead: made, and not acknowledged.
    anew: Option<Anew>,
    /// Who gave it back, or would not take it: they are not asked again.
    declined: Vec<Named>,
    /// Who has it, or had it last.
    holder: Option<Named>,
    seen: Option<Seen>,
    threads: Vec<Conversation>,
    faults: Vec<Fault>,
}

/// A secret that is never printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct Secret(#[serde(with = "base64")] [u8; 32]);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}

/// The keys that were drawn for this request.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
struct Pair(#[serde(with = "base64::keys")] SealingKeys);

impl PartialEq for Pair {
    fn eq(&self, other: &Self) -> bool {
        self.0.derive_public() == other.0.derive_public()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Phase {
    /// No answer has said that the server has it. It may have, from when it was `tried`.
    Ready { tried: bool },
    /// The server has it.
    Sent,
    /// The employee took it back. The server knows, once it is `told`.
    Withdrawn { told: bool },
}

/// A copy for one supporter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Sealed {
    supporter: SupporterId,
    /// Their name then: it is shown when they have left.
    name: String,
    /// To which key.
    key: Key,
    r#for: CopyFor,
    /// The bytes, until the server has them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bytes: Option<SealedBytes>,
}

/// Copies that are to replace those that lie on the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Anew {
    copies: Vec<Sealed>,
    to_coordinator: bool,
    /// Who has it, when the employee asks others in their place.
    instead_of: Option<SupporterId>,
    /// Whether it may have arrived.
    tried: bool,
}

/// A supporter with the key that they had then: with another one they may be asked again, and are not believed to have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Named {
    supporter: SupporterId,
    key: Key,
}

/// The last that was believed of what the server shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    /// The revision that was believed.
    revision: u32,
    /// The revision that was shown, on which the next call builds.
    shown: u32,
    /// Left out while something is wrong, so that all of it is looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    etag: Option<String>,
    sent_at: DateTime<Utc>,
    progress: Progress,
    copies: Vec<CopyStatus>,
}

/// The thread with one supporter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Conversation {
    name: String,
    thread: Thread,
    /// The keys that their messages may be sealed with: those that the directory named while this device looked.
    keys: Vec<Key>,
    /// A promise before this number is of a time before: it says nothing of who has the request now.
    from: u32,
}

impl Asked {
    /// Which request.
    pub const fn request(&self) -> RequestId {
        self.request
    }

    /// At which organisation it was made.
    pub const fn slug(&self) -> &Slug {
        &self.slug
    }

    /// What is asked.
    pub const fn ask(&self) -> &Ask {
        &self.ask
    }

    /// What the employee wanted, as it is now.
    pub const fn wish(&self) -> &Wish {
        &self.wish
    }

    /// When it was made, on this device.
    pub const fn made_at(&self) -> DateTime<Utc> {
        self.made_at
    }

    /// Whether it was made in this organisation.
    pub fn is_of(&self, member: &Member) -> bool {
        self.fingerprint == *member.fingerprint().as_bytes()
    }

    fn belongs_to(&self, member: &Member) -> Result<(), Error> {
        if self.is_of(member) { Ok(()) } else { Err(Error::OtherOrganisation) }
    }

    fn within<'a>(&'a self, member: &'a Member) -> Within<'a> {
        Within { members: member.members_key(), fingerprint: self.fingerprint, request: self.request }
    }

    fn side<'a>(&'a self, member: &'a Member) -> Side<'a> {
        Side { within: self.within(member), own: Author::Employee, keys: &self.keys.0 }
    }

    fn maker<'a, T>(&'a self, transport: &'a T) -> Maker<'a, T> {
        let token = RequestToken { request: self.request, secret: self.secret.0 };
        Maker { transport, slug: &self.slug, token }
    }

    fn progress(&self) -> Option<Progress> {
        self.seen.as_ref().map(|seen| seen.progress)
    }

    /// Nobody has taken it, as far as the server is believed.
    fn is_waiting(&self) -> bool {
        matches!(self.progress(), Some(Progress::Waiting { .. }))
    }
}
