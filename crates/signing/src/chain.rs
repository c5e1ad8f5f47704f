//! The chain of authorities, from the one that the fingerprint is of to the latest.

use naderhand_domain::{
    id::SupporterId,
    wire::{limits::AUTHORITY_VERSIONS, organisation::Signed},
};

use crate::{
    Authority, AvailabilityBody, DirectoryBody, Fingerprint, PublicKey, SettingsBody,
    body::{Body, BodyFault},
    statement::{self, Kind, StatementFault, Verified},
};

/// Why authorities are no chain, or not the one that was seen before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChainFault {
    /// There is no authority at all.
    #[error("there is no authority; fetch the organisation again")]
    Empty,
    /// More than there may be.
    #[error("there are more than {AUTHORITY_VERSIONS} authorities; begin a new organisation")]
    TooLong,
    /// The first one is not of version 0.
    #[error("the chain does not begin at its beginning; fetch it whole")]
    Beginning,
    /// One is missing, or stands in another place.
    #[error("authority {expected} is missing, or stands elsewhere; fetch the chain whole, in its order")]
    Order {
        /// The number that was due.
        expected: u32,
    },
    /// One does not name the one before it.
    #[error("authority {at} does not follow from the one before; fetch the chain again")]
    Broken {
        /// Its number.
        at: u32,
    },
    /// One cannot be read, or is not signed by a key that the one before names.
    #[error("authority {at}: {fault}")]
    Statement {
        /// Its place, from 0.
        at: u32,
        /// What is wrong.
        fault: StatementFault,
    },
    /// It is a part of a chain that was seen longer.
    #[error("the chain is shorter than it was; the server holds back what it had shown")]
    Shorter,
    /// It goes another way than a chain that was seen.
    #[error("authority {at} is another than it was; ask a coordinator for a new link")]
    Forked {
        /// The first that differs.
        at: u32,
    },
}

/// Authorities of which each was checked against the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorityChain {
    fingerprint: Fingerprint,
    hashes: Vec<[u8; 32]>,
    head: Authority,
}

impl AuthorityChain {
    /// Follows a chain from its beginning.
    pub fn walk(statements: &[Signed]) -> Result<Self, ChainFault> {
        let (first, rest) = statements.split_first().ok_or(ChainFault::Empty)?;
        let wrong = |fault| ChainFault::Statement { at: 0, fault };
        if Authority::decode(&first.body).map_err(|fault| wrong(fault.into()))?.version() != 0 {
            return Err(ChainFault::Beginning);
        }
        let own = |body: &Authority, signer: &PublicKey| body.names(signer);
        let head = statement::verify(first, Kind::Authority, None, own).map_err(wrong)?.into_body();
        let hash = head.hash();
        let mut chain = Self { fingerprint: Fingerprint::from_bytes(hash), hashes: vec![hash], head };
        for next in rest {
            chain.extend(next)?;
        }
        Ok(chain)
    }

    /// Takes the next authority, or stays as it is.
    pub fn extend(&mut self, next: &Signed) -> Result<(), ChainFault> {
        let expected = self.version() + 1;
        if expected >= AUTHORITY_VERSIONS {
            return Err(ChainFault::TooLong);
        }
        let wrong = |fault| ChainFault::Statement { at: expected, fault };
        let body = Authority::decode(&next.body).map_err(|fault| wrong(fault.into()))?;
        if body.version() != expected {
            return Err(ChainFault::Order { expected });
        }
        if body.previous() != self.hashes.last() {
            return Err(ChainFault::Broken { at: expected });
        }
        let before = |_: &Authority, signer: &PublicKey| self.head.names(signer);
        let verified = statement::verify(next, Kind::Authority, Some(self.fingerprint), before).map_err(wrong)?;
        self.head = verified.into_body();
        self.hashes.push(self.head.hash());
        Ok(())
    }

    /// Whether this chain is the other one, or that one continued: what a device that saw `other` may go on with.
    pub fn follows(&self, other: &Self) -> Result<(), ChainFault> {
        let pairs = (0..).zip(self.hashes.iter().zip(&other.hashes));
        if let Some((at, _)) = pairs.into_iter().find(|(_, (mine, theirs))| mine != theirs) {
            return Err(ChainFault::Forked { at });
        }
        if self.hashes.len() < other.hashes.len() { Err(ChainFault::Shorter) } else { Ok(()) }
    }

    /// What the organisation is known by.
    pub const fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// The latest authority.
    pub const fn head(&self) -> &Authority {
        &self.head
    }

    /// The number of the latest authority.
    pub const fn version(&self) -> u32 {
        self.head.version()
    }

    /// Whether the latest authority names this key.
    pub fn names(&self, key: &PublicKey) -> bool {
        self.head.names(key)
    }

    /// Checks settings: signed by a coordinator of the latest authority.
    pub fn verify_settings(&self, statement: &Signed) -> Result<Verified<SettingsBody>, StatementFault> {
        self.verify(statement, Kind::Settings)
    }

    /// Checks a directory: signed by a coordinator of the latest authority.
    pub fn verify_directory(&self, statement: &Signed) -> Result<Verified<DirectoryBody>, StatementFault> {
        self.verify(statement, Kind::Directory)
    }

    fn verify<B: Body>(&self, statement: &Signed, kind: Kind) -> Result<Verified<B>, StatementFault> {
        statement::verify(statement, kind, Some(self.fingerprint), |_: &B, signer| self.names(signer))
    }

    /// Checks availability: signed by the very supporter that it is of, with the key that a verified directory names.
    pub fn verify_availability(
        &self,
        key_of: impl FnOnce(SupporterId) -> Option<PublicKey>,
        statement: &Signed,
    ) -> Result<Verified<AvailabilityBody>, StatementFault> {
        let own = |body: &AvailabilityBody, signer: &PublicKey| key_of(body.supporter) == Some(*signer);
        statement::verify(statement, Kind::Availability, Some(self.fingerprint), own)
    }
}

/// The number that settings say they have, and nothing else about them, whoever signed them. For the coordinator who publishes
/// over what a removed one has left.
pub fn claimed_settings_version(statement: &Signed) -> Result<u32, BodyFault> {
    SettingsBody::decode(&statement.body).map(|body| body.version)
}

/// Whose availability it says it is, and its number: see [`claimed_settings_version`].
pub fn claimed_availability(statement: &Signed) -> Result<(SupporterId, u32), BodyFault> {
    AvailabilityBody::decode(&statement.body).map(|body| (body.supporter, body.version))
}

/// The number that a directory says it has: see [`claimed_settings_version`].
pub fn claimed_directory_version(statement: &Signed) -> Result<u32, BodyFault> {
    DirectoryBody::decode(&statement.body).map(|body| body.version)
}
