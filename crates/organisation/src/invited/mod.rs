//! Whoever was invited: as a supporter, or as one more coordinator. They look, answer once, and wait to be named.

mod answer;
mod keep;
mod open;
mod resume;

use naderhand_domain::{directory::Name, id::SupporterId};
use naderhand_sealing::{SealingKeys, coordinator::CoordinatorSecret, members::MembersKey};
use naderhand_signing::SigningKey;

use crate::{coordinator::Coordinator, link::LinkText, supporter::Supporter};

/// An invitation that was opened.
#[derive(Debug, Clone)]
pub struct Invitation {
    link: LinkText,
    members: MembersKey,
    name: String,
    invited: Invited,
}

/// As what somebody is invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invited {
    /// As a supporter, with the id by which the organisation knows them.
    Supporter(SupporterId),
    /// As a coordinator.
    Coordinator,
}

impl Invitation {
    /// As what.
    pub const fn invited(&self) -> Invited {
        self.invited
    }

    /// What the coordinator called them: a proposal.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The link that was opened.
    pub const fn link(&self) -> &LinkText {
        &self.link
    }
}

/// Somebody who answers, or has answered, and is not named yet. Keep it before the answer leaves.
#[derive(Debug, Clone)]
pub struct Candidate {
    link: LinkText,
    members: MembersKey,
    name: Name,
    keys: CandidateKeys,
    /// The same bytes each time: an answer that was lost on its way back is sent again.
    sealed: Vec<u8>,
}

#[derive(Debug, Clone)]
enum CandidateKeys {
    Supporter { id: SupporterId, signing: Box<SigningKey>, sealing: SealingKeys },
    Coordinator { secret: CoordinatorSecret },
}

impl Candidate {
    /// The name that the answer gives.
    pub const fn name(&self) -> &Name {
        &self.name
    }
}

/// Where an answer stands.
#[derive(Debug, Clone)]
pub enum Standing {
    /// No coordinator has confirmed it yet.
    Waiting,
    /// The directory names them.
    Supporter(Box<Supporter>),
    /// The authority names them. Their sixteen words are in [`Coordinator::words`].
    Coordinator(Box<Coordinator>),
}
