//! Ed25519 (RFC 8032): the keys of coordinators and supporters.

use core::{fmt, str::FromStr};

use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::{Signature, Signer};
use hkdf::Hkdf;
use rand_core::CryptoRng;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::Sha256;
use zeroize::Zeroizing;

/// The signature was not made over this message with the key that belongs to this public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signature does not fit")]
pub struct NotSigned;

/// A secret key. Wiped from memory when dropped, and never printed.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// Draws a new key.
    pub fn make(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut seed = Zeroizing::new([0; 32]);
        rng.fill_bytes(seed.as_mut_slice());
        Self::from_bytes(&seed)
    }

    /// The key that 16 bytes stand for: those of a coordinator, which sixteen words spell.
    pub fn derive(secret: &[u8; 16]) -> Self {
        Self::from_bytes(&derive_seed(secret))
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
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(hidden)")
    }
}

/// HKDF-SHA256 (RFC 5869).
fn derive_seed(secret: &[u8; 16]) -> Zeroizing<[u8; 32]> {
    let mut seed = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(b"naderhand/v1/signing-key"), secret)
        .expand(b"ed25519", seed.as_mut_slice())
        .expect("RFC 5869 §2.3: 32 bytes are one block of at most 255");
    seed
}

/// A public key: of a coordinator or of a supporter. Not every 32 bytes are one; those that are none verify nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey(pub [u8; 32]);

/// Text that is not 32 bytes in unpadded base64url.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a public key is 43 characters of base64url")]
pub struct InvalidPublicKey;

impl PublicKey {
    /// Checks a signature, strictly: what one device accepts, every device and server accepts.
    pub(crate) fn verify(&self, message: &[u8], signature: &[u8; 64]) -> Result<(), NotSigned> {
        ed25519_dalek::VerifyingKey::from_bytes(&self.0)
            .and_then(|key| key.verify_strict(message, &Signature::from_bytes(signature)))
            .map_err(|_| NotSigned)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64URL_NOPAD.encode(&self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl FromStr for PublicKey {
    type Err = InvalidPublicKey;

    fn from_str(text: &str) -> Result<Self, InvalidPublicKey> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| InvalidPublicKey)?;
        bytes.try_into().map(Self).map_err(|_| InvalidPublicKey)
    }
}

/// Base64url text in JSON, 32 bare bytes in binary formats.
impl Serialize for PublicKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.collect_str(self) } else { self.0.serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
            text.parse().map_err(D::Error::custom)
        } else {
            <[u8; 32]>::deserialize(deserializer).map(Self)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_key_is_text_in_json_and_its_bytes_elsewhere() {
        let key = PublicKey([7; 32]);
        let json = serde_json::to_string(&key).unwrap();
        assert_eq!(json, format!("\"{key}\""));
        assert_eq!(serde_json::from_str::<PublicKey>(&json).unwrap(), key);
        assert!(serde_json::from_str::<PublicKey>("\"AAAA\"").is_err());
        assert_eq!(postcard::to_allocvec(&key).unwrap(), [7; 32]);
    }
}
