//! Ed25519 (RFC 8032): by the organisation's key, over its settings and its supporters' keys.

use core::fmt;

use ed25519_dalek::{Signature, Signer};
use rand_core::CryptoRng;

/// The signature was not made over this message with the key that belongs to this public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signature does not fit")]
pub struct NotSigned;

/// A secret key. Wiped from memory when dropped, and never printed.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// Draws a new key.
    pub fn make(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut seed = zeroize::Zeroizing::new([0; 32]);
        rng.fill_bytes(seed.as_mut_slice());
        Self::from_bytes(&seed)
    }

    /// Takes a key that was kept.
    pub fn from_bytes(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The bytes, for whoever wraps the key. The name says what happens.
    pub fn expose(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The public key that belongs to it.
    pub fn derive_public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs a message. The caller puts a name of its purpose in front, so that no signature serves two.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(hidden)")
    }
}

/// A public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(pub [u8; 32]);

impl PublicKey {
    /// Checks a signature, strictly: what one device accepts, every device accepts.
    pub fn verify(&self, message: &[u8], signature: &[u8; 64]) -> Result<(), NotSigned> {
        ed25519_dalek::VerifyingKey::from_bytes(&self.0)
            .and_then(|key| key.verify_strict(message, &Signature::from_bytes(signature)))
            .map_err(|_| NotSigned)
    }
}
