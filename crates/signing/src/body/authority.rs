//! Who may publish for the organisation.

use naderhand_domain::wire::limits;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Body, BodyFault, at_most, distinct};
use crate::PublicKey;

/// Coordinators of one organisation (product default: two do the work, the rest is spare).
pub const MOST_COORDINATORS: usize = 8;

/// The keys that may sign what the organisation publishes, and the authority after this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    version: u32,
    previous: Option<[u8; 32]>,
    coordinators: Vec<PublicKey>,
}

impl Authority {
    /// Version 0: the organisation begins with one coordinator.
    pub fn first(coordinator: PublicKey) -> Self {
        Self { version: 0, previous: None, coordinators: vec![coordinator] }
    }

    /// The one after this one, which names these coordinators: 1 to [`MOST_COORDINATORS`], each once.
    pub fn next(&self, coordinators: Vec<PublicKey>) -> Result<Self, BodyFault> {
        let version = self.version.checked_add(1).ok_or(BodyFault::Number)?;
        let next = Self { version, previous: Some(self.hash()), coordinators };
        next.check().map(|()| next)
    }

    /// Its number, from 0.
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// The hash of the one before; `None` for version 0.
    pub const fn previous(&self) -> Option<&[u8; 32]> {
        self.previous.as_ref()
    }

    /// The coordinators' keys.
    pub fn coordinators(&self) -> &[PublicKey] {
        &self.coordinators
    }

    /// Whether it names this key.
    pub fn names(&self, key: &PublicKey) -> bool {
        self.coordinators.contains(key)
    }

    /// What the next authority names, and links carry of version 0.
    pub fn hash(&self) -> [u8; 32] {
        let digest = Sha256::new().chain_update(b"naderhand/v1/authority\0").chain_update(super::spell(self));
        digest.finalize().into()
    }
}

impl Body for Authority {
    const MOST_BYTES: usize = limits::AUTHORITY_BYTES;

    fn check(&self) -> Result<(), BodyFault> {
        if self.previous.is_none() != (self.version == 0) {
            return Err(BodyFault::Predecessor);
        }
        if self.coordinators.is_empty() {
            return Err(BodyFault::Nobody);
        }
        // An organisation begins with one key, so that its fingerprint is the work of one hand.
        let most = if self.version == 0 { 1 } else { MOST_COORDINATORS };
        at_most(self.coordinators.len(), most, "coordinators")?;
        distinct(self.coordinators.iter(), "a coordinator")
    }
}
