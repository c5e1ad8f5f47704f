//! Links that let people into an organisation: what one opens, and what the invited person answers.
//!
//! The secret of a link is 16 random bytes behind `#` in an address, on a poster or in a message. The server keeps what the
//! link opens under a locator until it expires; locator and key are derived separately, so it never learns the key. The
//! answer is sealed under the same secret, with a key of its own: a server that never sees the link cannot swap the public
//! keys in it.

use core::fmt;

use naderhand_domain::id::Locator;
use rand_core::CryptoRng;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{
    OpenError,
    derive::derive,
    envelope::{self, Namespace},
};

const SALT: &[u8] = b"naderhand/v1/link";

/// The secret of a link. Wiped from memory when dropped, and never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct LinkSecret([u8; 16]);

impl LinkSecret {
    /// Draws the secret of a new link.
    pub fn make(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut secret = Self([0; 16]);
        rng.fill_bytes(&mut secret.0);
        secret
    }

    /// Takes the bytes that stand in a link.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes, for whoever makes the link. The name says what happens.
    pub const fn expose(&self) -> &[u8; 16] {
        &self.0
    }

    /// Where it lies on the server.
    pub fn derive_locator(&self) -> Locator {
        Locator::from_bytes(*derive(SALT, &self.0, b"locator"))
    }
}

impl fmt::Debug for LinkSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkSecret(hidden)")
    }
}

/// Compares in constant time.
impl PartialEq for LinkSecret {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for LinkSecret {}

/// Seals what the link opens.
pub fn seal_content(secret: &LinkSecret, plaintext: &[u8], rng: &mut (impl CryptoRng + ?Sized)) -> Vec<u8> {
    seal(secret, Namespace::Link, b"content", plaintext, rng)
}

/// Opens what [`seal_content`] made for the same link.
pub fn open_content(secret: &LinkSecret, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    open(secret, Namespace::Link, b"content", sealed)
}

/// Seals the answer of the invited person.
pub fn seal_answer(secret: &LinkSecret, plaintext: &[u8], rng: &mut (impl CryptoRng + ?Sized)) -> Vec<u8> {
    seal(secret, Namespace::LinkAnswer, b"answer", plaintext, rng)
}

/// Opens what [`seal_answer`] made for the same link.
pub fn open_answer(secret: &LinkSecret, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    open(secret, Namespace::LinkAnswer, b"answer", sealed)
}

fn seal(
    secret: &LinkSecret,
    namespace: Namespace,
    key: &[u8],
    plaintext: &[u8],
    rng: &mut (impl CryptoRng + ?Sized),
) -> Vec<u8> {
    let locator = secret.derive_locator();
    envelope::seal(&derive(SALT, &secret.0, key), namespace, &[locator.as_bytes()], plaintext, rng)
}

fn open(secret: &LinkSecret, namespace: Namespace, key: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let locator = secret.derive_locator();
    envelope::open(&derive(SALT, &secret.0, key), namespace, &[locator.as_bytes()], sealed)
}
