//! A record: what the employee keeps, with its identity and the stamp of its last edit.
//!
//! `Record<Plain>` is readable and never leaves the device; `Record<Sealed>` is bytes that only the vault's keys open.
//! They are different types, so a function's signature says which of the two it can leak.

mod decode;

use serde::{Deserialize, Serialize};

pub use self::decode::{DecodeError, decode, encode};
pub use crate::kind::Kind;
use crate::{
    check_in::CheckIn, consent::BackupChoices, hlc::Stamp, id::RecordId, incident::Incident, own_words::OwnWords,
    profile::Profile, signal_list::SignalList, step_review::StepReview,
};

/// A record whose content is `C`: [`Plain`] or [`Sealed`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record<C> {
    /// Stays the same through all edits, and is bound into the seal.
    pub id: RecordId,
    /// The readable or the sealed content.
    pub content: C,
}

/// Readable content. The kind and all times are inside it, so that a seal hides them from the server.
#[derive(Debug, Clone, PartialEq)]
pub struct Plain {
    /// When and where it was last edited; decides which of two versions stands.
    pub stamp: Stamp,
    /// What it says.
    pub body: Body,
}

/// Sealed content: opaque without the vault's keys.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sealed(#[serde(with = "serde_bytes")] pub Vec<u8>);

impl core::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

/// What a record says, one variant for each kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// How it goes, in a few taps.
    CheckIn(CheckIn),
    /// The employee's own words beside a check-in or an incident.
    OwnWords(OwnWords),
    /// Something happened.
    Incident(Incident),
    /// The twelve signals, filled in once.
    SignalList(SignalList),
    /// Whether a step helped.
    StepReview(StepReview),
    /// The employee's profession and schedule.
    Profile(Profile),
    /// Which kinds the employee lets leave the device.
    BackupChoices(BackupChoices),
    /// A tombstone: the employee removed the record. It stays, so that no other device brings the record back.
    Deleted,
}

impl Body {
    /// The kind of this body.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::CheckIn(_) => Kind::CheckIn,
            Self::OwnWords(_) => Kind::OwnWords,
            Self::Incident(_) => Kind::Incident,
            Self::SignalList(_) => Kind::SignalList,
            Self::StepReview(_) => Kind::StepReview,
            Self::Profile(_) => Kind::Profile,
            Self::BackupChoices(_) => Kind::BackupChoices,
            Self::Deleted => Kind::Deleted,
        }
    }
}
