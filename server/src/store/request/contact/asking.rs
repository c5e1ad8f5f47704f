//! What is sent, checked as far as it can be without looking at what is kept.

use std::collections::BTreeSet;

use naderhand_domain::{
    id::SupporterId,
    wire::{
        contact::{Copies, CopyFor, NewMessage, SealedBytes},
        limits,
    },
};
use sha2::{Digest as _, Sha256};

/// Characters of a wording's name. Product default.
const WORDING: usize = 40;

/// The name of the text that an employee agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording(String);

/// Why a text names no wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WrongWording {
    /// There is none: so there is no consent.
    #[error("there is no wording")]
    Missing,
    /// It is no name.
    #[error("the wording is not a name")]
    NoName,
}

impl Wording {
    /// Takes a name, so that nobody's own words can get into a column that is readable.
    pub fn parse(text: String) -> Result<Self, WrongWording> {
        if text.is_empty() {
            return Err(WrongWording::Missing);
        }
        let is_name = text.len() <= WORDING && text.bytes().all(|byte| byte.is_ascii_graphic());
        if is_name { Ok(Self(text)) } else { Err(WrongWording::NoName) }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Sealed bytes of the one length that all have.
#[derive(Clone, PartialEq, Eq)]
pub struct ContactSealed(Vec<u8>);

/// Sealed bytes of another length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("sealed bytes of contact have one length")]
pub struct WrongLength;

impl ContactSealed {
    /// Takes bytes of that length.
    pub fn parse(SealedBytes(bytes): SealedBytes) -> Result<Self, WrongLength> {
        if bytes.len() == limits::CONTACT_SEALED_BYTES { Ok(Self(bytes)) } else { Err(WrongLength) }
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for ContactSealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ContactSealed")
    }
}

/// To whom a request is sent: one copy at least for those who may open it at once, and no supporter twice.
#[derive(Debug, Clone)]
pub struct Asking {
    to_coordinator: bool,
    copies: Vec<(SupporterId, CopyFor, ContactSealed)>,
    digest: [u8; 32],
}

/// Why copies are not those of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MalformedAsking {
    /// None is for those who may open it at once.
    #[error("no copy is for those who were chosen")]
    NobodyChosen,
    /// There are more than there may be.
    #[error("there are too many copies")]
    TooMany,
    /// Two are for the same supporter.
    #[error("two copies are for the same supporter")]
    Twice,
    /// One has another length.
    #[error(transparent)]
    Length(#[from] WrongLength),
}

impl Asking {
    /// Checks copies.
    pub fn parse(Copies { to_coordinator, copies }: Copies) -> Result<Self, MalformedAsking> {
        if copies.len() > limits::REQUEST_COPIES {
            return Err(MalformedAsking::TooMany);
        }
        if copies.iter().all(|copy| copy.r#for != CopyFor::Chosen) {
            return Err(MalformedAsking::NobodyChosen);
        }
        let mut seen = BTreeSet::new();
        let mut hash = Sha256::new();
        hash.update([u8::from(to_coordinator)]);
        let mut parsed = Vec::with_capacity(copies.len());
        for copy in copies {
            if !seen.insert(copy.supporter) {
                return Err(MalformedAsking::Twice);
            }
            let sealed = ContactSealed::parse(copy.sealed)?;
            // All parts have one length each, so nothing needs to keep them apart.
            hash.update(copy.supporter.as_bytes());
            hash.update([u8::from(copy.r#for == CopyFor::OnCall)]);
            hash.update(sealed.as_bytes());
            parsed.push((copy.supporter, copy.r#for, sealed));
        }
        Ok(Self { to_coordinator, copies: parsed, digest: hash.finalize().into() })
    }

    /// Whether a coordinator may see that it waits.
    pub const fn to_coordinator(&self) -> bool {
        self.to_coordinator
    }

    /// The copies.
    pub fn copies(&self) -> &[(SupporterId, CopyFor, ContactSealed)] {
        &self.copies
    }

    /// SHA-256 of all of it: whether it is the same again.
    pub const fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// About how many bytes are written for it.
    pub(super) const fn weight(&self) -> usize {
        self.copies.len() * (limits::CONTACT_SEALED_BYTES + 64) + 512
    }
}

/// A message on its way into a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    supporter: SupporterId,
    number: u32,
    sealed: ContactSealed,
}

/// Why something is no message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MalformedMessage {
    /// Its author has written as many as there may be.
    #[error("the thread is full")]
    ThreadFull,
    /// It has another length.
    #[error(transparent)]
    Length(#[from] WrongLength),
}

impl Written {
    /// Checks a message.
    pub fn parse(NewMessage { supporter, number, sealed }: NewMessage) -> Result<Self, MalformedMessage> {
        if number >= limits::THREAD_MESSAGES {
            return Err(MalformedMessage::ThreadFull);
        }
        Ok(Self { supporter, number, sealed: ContactSealed::parse(sealed)? })
    }

    /// The supporter to whom, or by whom.
    pub const fn supporter(&self) -> SupporterId {
        self.supporter
    }

    /// Its number in its author's part of the thread.
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The message.
    pub const fn sealed(&self) -> &ContactSealed {
        &self.sealed
    }
}
