//! What can be asked of the store: for each operation a request, its answer, and the reasons to refuse it.

mod contact;
mod key_box;
mod organisation;
mod reminders;
mod sync;
mod vault;

use std::convert::Infallible;

use chrono::{DateTime, Utc};

pub use self::{
    contact::{
        AskAnew, AskRefusal, Asking, ClaimRequest, CloseRequest, ContactSealed, ListInbox, ListWaiting, LookTag,
        Looked, MalformedAsking, MalformedMessage, OpenRequest, PassOn, PassedOn, ReadInbox, ReadRequest, Reply,
        RequestRefusal, RingHolders, SendRefusal, SendRequest, StepBack, SupporterRefusal, WithdrawRequest, Wording,
        WriteMessage, Written, WrongLength, WrongWording,
    },
    key_box::{Enrol, EnrolRefusal, PutKeyBox, PutKeyBoxRefusal},
    organisation::{
        AnswerLink, AskChallenge, Create, CreateRefusal, DeleteLink, EndSession, FirstSetupCode, Kept, Left,
        LinkRefusal, ListLinks, ListOrganisations, Listed, LoadOrganisation, Loaded, MakeSetupCode, NoSession,
        NoSuchOrganisation, OpenLink, OpenSession, OrganisationDigest, PublishAuthority, PublishAvailability,
        PublishDirectory, PublishRefusal, PublishSettings, PublishedTag, Publishing, PutLink, PutLinkRefusal, PutLogo,
        ReadOrganisation, ReadPublished, RemoveOrganisation, Removed, Seen, SignedAlready, StatementRefusal, Withdrawn,
    },
    reminders::{
        AlertsRefusal, DropAlerts, DropReminders, FindAddress, KeepAlerts, KeepReminders, KeptReminders, Lease,
        LeaseRings, Leased, MoveReminders, NextRing, NoReminders, Outcome, ReadReminders, RingFor, SettleRings,
        Settled,
    },
    sync::{MalformedUpload, NewEntries, PullNews, Upload, UploadRefusal},
    vault::{
        GiveConsent, NameDevice, Register, RegisterRefusal, Registered, RevokeDevice, RevokeDeviceRefusal, Status,
        WithdrawConsent,
    },
};

/// A request to the store.
pub trait Request: Send + Sync + 'static {
    /// What comes back.
    type Answer: Send;
    /// Why it may be refused.
    type Refusal: Send;

    /// Whether bytes that were on disk must be gone from it, in all files, before the answer.
    fn erases(&self) -> bool {
        false
    }

    /// About how many bytes it writes.
    fn weight(&self) -> usize {
        512
    }
}

/// The token does not let the caller in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceRefusal {
    /// No device has this id and secret: never registered, or its vault was erased.
    Unknown,
    /// Another device of the vault removed it.
    Revoked,
}

/// Deletes what has expired.
#[derive(Debug, Clone, Copy)]
pub struct Sweep {
    /// The time.
    pub now: DateTime<Utc>,
}

/// How much had expired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    /// Pairing boxes.
    pub boxes: u64,
    /// Organisations' links, with the answers to them.
    pub links: u64,
    /// Challenges, sessions and setup codes.
    pub openings: u64,
    /// Requests for contact.
    pub requests: u64,
    /// Reminders of which nothing was planned any more.
    pub reminders: u64,
}

impl Request for Sweep {
    type Answer = Swept;
    type Refusal = Infallible;

    /// Also rids the write-ahead log of what ordinary edits have superseded.
    fn erases(&self) -> bool {
        true
    }
}
