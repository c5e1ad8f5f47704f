//! What an employee's device keeps of their organisation, and what every other role builds on.

mod accept;
mod join;
mod keep;
mod refresh;
mod refusal;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use naderhand_domain::{
    directory::{Availability, Directory},
    id::SupporterId,
    organisation::Settings,
    wire::organisation::Signed,
};
use naderhand_sealing::members::MembersKey;
use naderhand_signing::{AuthorityChain, CoordinatorBox, Fingerprint, Pin, PublicKey};

pub(crate) use self::{
    accept::{Accepting, digest},
    keep::KeptMember,
};
pub use self::{
    refresh::Refreshed,
    refusal::{Ignored, Kind, Refusal, Why},
};
use crate::slug::Slug;

/// An organisation as this device believes it to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    pub(crate) slug: Slug,
    pub(crate) pin: Pin,
    pub(crate) members: MembersKey,
    pub(crate) etag: Option<String>,
    pub(crate) authority: Vec<Signed>,
    pub(crate) chain: AuthorityChain,
    pub(crate) settings: Current<Settings>,
    pub(crate) directory: Current<Directory>,
    pub(crate) boxes: Vec<CoordinatorBox>,
    pub(crate) availability: BTreeMap<SupporterId, Said>,
}

/// The latest version of something that coordinators publish.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Current<T> {
    pub(crate) version: u32,
    /// SHA-256 of the body, to know other bytes of the same version.
    pub(crate) digest: [u8; 32],
    pub(crate) signer: PublicKey,
    pub(crate) day: NaiveDate,
    pub(crate) content: T,
}

/// The latest that a supporter said about their availability.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) version: u32,
    pub(crate) digest: [u8; 32],
    pub(crate) availability: Availability,
}

impl Member {
    /// The organisation's slug.
    pub const fn slug(&self) -> &Slug {
        &self.slug
    }

    /// What the link pinned.
    pub const fn pin(&self) -> Pin {
        self.pin
    }

    /// The fingerprint that began with the pin.
    pub const fn fingerprint(&self) -> Fingerprint {
        self.chain.fingerprint()
    }

    /// The key that all members have: what is sealed with it comes from a member.
    pub const fn members_key(&self) -> &MembersKey {
        &self.members
    }

    /// The settings.
    pub const fn settings(&self) -> &Settings {
        &self.settings.content
    }

    /// The number of the settings: what a coordinator who edits them began with.
    pub const fn settings_version(&self) -> u32 {
        self.settings.version
    }

    /// The directory.
    pub const fn directory(&self) -> &Directory {
        &self.directory.content
    }

    /// The day of the last change by a coordinator. A server can hold newer ones back, so devices show it.
    pub fn changed_on(&self) -> NaiveDate {
        self.settings.day.max(self.directory.day)
    }

    /// What a supporter said last. Who has said nothing can be asked.
    pub fn availability(&self, supporter: SupporterId) -> Availability {
        self.availability.get(&supporter).map_or(Availability::Available, |said| said.availability)
    }

    /// The keys of those who may publish.
    pub fn coordinators(&self) -> &[PublicKey] {
        self.chain.head().coordinators()
    }
}
