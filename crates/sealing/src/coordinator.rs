//! A coordinator's secret: 16 bytes, which sixteen words spell, and from which everything of theirs comes back.
//!
//! The key that signs is derived from it (`naderhand-signing`). The members' key is not: all coordinators have the same. So
//! each has a box, published with the directory, with the members' key in it under their own secret. The organisation's
//! fingerprint lies beside it: whoever comes back with words alone has no link that pins it.

use core::fmt;

use rand_core::CryptoRng;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{
    OpenError,
    derive::derive,
    envelope::{self, Namespace},
    key_box::BoxSecret,
    members::MembersKey,
    recovery_words::{self, Correction, WordsError},
};

/// A coordinator's secret. Wiped from memory when dropped, and never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct CoordinatorSecret([u8; 16]);

impl CoordinatorSecret {
    /// Draws the secret of a new coordinator.
    pub fn make(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut secret = Self([0; 16]);
        rng.fill_bytes(&mut secret.0);
        secret
    }

    /// Takes the bytes of a secret that was kept.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes, for whoever keeps them or derives the key that signs. The name says what happens.
    pub const fn expose(&self) -> &[u8; 16] {
        &self.0
    }

    /// The words to write down.
    pub fn to_words(&self) -> [&'static str; recovery_words::COUNT] {
        recovery_words::encode(&BoxSecret::from_bytes(self.0))
    }

    /// Reads the words, and says which had to be mended.
    pub fn from_words(text: &str) -> Result<(Self, Vec<Correction>), WordsError> {
        let decoded = recovery_words::decode(text)?;
        Ok((Self(*decoded.secret.expose()), decoded.corrections))
    }

    fn derive_key(&self) -> Zeroizing<[u8; 32]> {
        derive(b"naderhand/v1/coordinator", &self.0, b"box")
    }
}

impl fmt::Debug for CoordinatorSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CoordinatorSecret(hidden)")
    }
}

/// Compares in constant time.
impl PartialEq for CoordinatorSecret {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for CoordinatorSecret {}

/// What lies in a coordinator's box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxContent {
    /// The fingerprint of the organisation.
    pub fingerprint: [u8; 32],
    /// What its members read with.
    pub members: MembersKey,
}

/// Seals the box of the coordinator whose public key this is: 256 bytes.
pub fn seal_box(
    secret: &CoordinatorSecret,
    public: &[u8; 32],
    content: &BoxContent,
    rng: &mut (impl CryptoRng + ?Sized),
) -> Vec<u8> {
    let mut bytes = Zeroizing::new([0; 64]);
    bytes[..32].copy_from_slice(&content.fingerprint);
    bytes[32..].copy_from_slice(content.members.expose());
    envelope::seal(&secret.derive_key(), Namespace::CoordinatorBox, &[public], bytes.as_slice(), rng)
}

/// Opens a coordinator's own box.
pub fn open_box(secret: &CoordinatorSecret, public: &[u8; 32], sealed: &[u8]) -> Result<BoxContent, OpenError> {
    let bytes = envelope::open(&secret.derive_key(), Namespace::CoordinatorBox, &[public], sealed)?;
    // An authentic box of another size was made by a version that put something else in it without telling.
    let (fingerprint, members) = bytes.split_first_chunk::<32>().ok_or(OpenError::Padding)?;
    let members: &[u8; 32] = members.try_into().map_err(|_| OpenError::Padding)?;
    Ok(BoxContent { fingerprint: *fingerprint, members: MembersKey::from_bytes(*members) })
}
