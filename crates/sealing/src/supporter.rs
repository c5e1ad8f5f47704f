//! The key pair to which people seal what only one supporter may read: X25519 (RFC 7748).
//!
//! The private half is 32 bytes, as they are: what HPKE (RFC 9180) takes as a private key of DHKEM(X25519), unclamped, so
//! that both give the same public half.

use core::fmt;

use rand_core::CryptoRng;
use x25519_dalek::StaticSecret;
use zeroize::Zeroizing;

/// A supporter's private half. Wiped from memory when dropped, and never printed.
#[derive(Clone)]
pub struct SealingKeys(StaticSecret);

impl SealingKeys {
    /// Draws a new pair.
    pub fn make(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        rng.fill_bytes(bytes.as_mut_slice());
        Self::from_bytes(&bytes)
    }

    /// Takes the bytes of a pair that was kept.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(StaticSecret::from(*bytes))
    }

    /// The bytes, for whoever keeps them. The name says what happens.
    pub fn expose(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The public half, for everybody.
    pub fn derive_public(&self) -> [u8; 32] {
        x25519_dalek::PublicKey::from(&self.0).to_bytes()
    }
}

impl fmt::Debug for SealingKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealingKeys(hidden)")
    }
}
