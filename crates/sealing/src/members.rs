//! What only an organisation's members read: the names in its directory, and who can be asked now.
//!
//! Every member has the one key, so it protects from the server and from passers-by, not from colleagues. Who wrote what is
//! told by signatures (`naderhand-signing`), not by this key.

use core::fmt;

use naderhand_domain::id::SupporterId;
use rand_core::CryptoRng;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{
    OpenError,
    derive::derive,
    envelope::{self, Namespace},
};

const SALT: &[u8] = b"naderhand/v1/members";

/// The key that all members have. Wiped from memory when dropped, and never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct MembersKey([u8; 32]);

impl MembersKey {
    /// Draws the key of a new organisation.
    pub fn make(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut key = Self([0; 32]);
        rng.fill_bytes(&mut key.0);
        key
    }

    /// Takes the bytes of a key that was kept, or came out of a link.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for whoever passes the key on. The name says what happens.
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    pub(crate) fn derive(&self, purpose: &[u8]) -> Zeroizing<[u8; 32]> {
        derive(SALT, &self.0, purpose)
    }
}

impl fmt::Debug for MembersKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MembersKey(hidden)")
    }
}

/// Compares in constant time.
impl PartialEq for MembersKey {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for MembersKey {}

/// Seals one version of the directory of the organisation with this fingerprint.
pub fn seal_directory(
    key: &MembersKey,
    fingerprint: &[u8; 32],
    version: u32,
    plaintext: &[u8],
    rng: &mut (impl CryptoRng + ?Sized),
) -> Vec<u8> {
    let context: [&[u8]; 2] = [fingerprint, &version.to_le_bytes()];
    envelope::seal(&key.derive(b"directory"), Namespace::Directory, &context, plaintext, rng)
}

/// Opens what [`seal_directory`] made for the same organisation and version.
pub fn open_directory(
    key: &MembersKey,
    fingerprint: &[u8; 32],
    version: u32,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let context: [&[u8]; 2] = [fingerprint, &version.to_le_bytes()];
    envelope::open(&key.derive(b"directory"), Namespace::Directory, &context, sealed)
}

/// Seals one version of a supporter's availability.
pub fn seal_availability(
    key: &MembersKey,
    fingerprint: &[u8; 32],
    supporter: SupporterId,
    version: u32,
    plaintext: &[u8],
    rng: &mut (impl CryptoRng + ?Sized),
) -> Vec<u8> {
    let context: [&[u8]; 3] = [fingerprint, supporter.as_bytes(), &version.to_le_bytes()];
    envelope::seal(&key.derive(b"availability"), Namespace::Availability, &context, plaintext, rng)
}

/// Opens what [`seal_availability`] made for the same organisation, supporter and version.
pub fn open_availability(
    key: &MembersKey,
    fingerprint: &[u8; 32],
    supporter: SupporterId,
    version: u32,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let context: [&[u8]; 3] = [fingerprint, supporter.as_bytes(), &version.to_le_bytes()];
    envelope::open(&key.derive(b"availability"), Namespace::Availability, &context, sealed)
}
