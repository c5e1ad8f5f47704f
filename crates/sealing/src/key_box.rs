//! Key boxes: how the root key gets to a second device, or back to the same person after a loss.
//!
//! The secret of a box is 16 random bytes, shown as recovery words or as a pairing QR. The server stores the box under
//! a locator, and gives it to whoever shows the proof. Locator, proof and key are derived separately, so knowing the
//! first two (the server does, at enrolment) brings nobody nearer to the third.

use core::fmt;

use naderhand_domain::{
    id::{Locator, VaultId},
    wire::auth::Verifier,
};
use rand_core::CryptoRng;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{
    OpenError, RootKey, auth,
    derive::derive,
    envelope::{self, Namespace},
};

const SALT: &[u8] = b"naderhand/v1/key-box";

/// The secret of a key box. Wiped from memory when dropped, and never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct BoxSecret([u8; 16]);

impl BoxSecret {
    /// Draws the secret of a new box.
    pub fn make(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut secret = Self([0; 16]);
        rng.fill_bytes(&mut secret.0);
        secret
    }

    /// Takes the bytes that words or a pairing text stand for.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes, for whoever turns them into words or text. The name says what happens.
    pub const fn expose(&self) -> &[u8; 16] {
        &self.0
    }

    /// Where the box lies on the server.
    pub fn derive_locator(&self) -> Locator {
        Locator::from_bytes(*derive(SALT, &self.0, b"locator"))
    }

    /// What shows the server that the caller knows the secret.
    pub fn derive_proof(&self) -> [u8; 32] {
        *derive(SALT, &self.0, b"proof")
    }

    /// What the server keeps to check the proof.
    pub fn proof_verifier(&self) -> Verifier {
        auth::verifier(&self.derive_proof())
    }

    fn derive_key(&self) -> Zeroizing<[u8; 32]> {
        derive(SALT, &self.0, b"key")
    }
}

impl fmt::Debug for BoxSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BoxSecret(hidden)")
    }
}

/// Compares in constant time.
impl PartialEq for BoxSecret {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for BoxSecret {}

/// What lies in a box: all that a device needs to read the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxContent {
    /// The vault. Compare it with the one that the server names.
    pub vault: VaultId,
    /// Its root key.
    pub root: RootKey,
}

/// Seals a box.
pub fn seal_box(secret: &BoxSecret, content: &BoxContent, rng: &mut (impl CryptoRng + ?Sized)) -> Vec<u8> {
    let mut bytes = Zeroizing::new([0; 48]);
    bytes[..16].copy_from_slice(content.vault.as_bytes());
    bytes[16..].copy_from_slice(content.root.expose());
    let locator = secret.derive_locator();
    envelope::seal(&secret.derive_key(), Namespace::KeyBox, &[locator.as_bytes()], bytes.as_slice(), rng)
}

/// Opens the box that lies at the secret's locator.
pub fn open_box(secret: &BoxSecret, sealed: &[u8]) -> Result<BoxContent, OpenError> {
    let locator = secret.derive_locator();
    let bytes = envelope::open(&secret.derive_key(), Namespace::KeyBox, &[locator.as_bytes()], sealed)?;
    // An authentic box of another size was made by a version that put something else in it without telling.
    let (vault, root) = bytes.split_first_chunk::<16>().ok_or(OpenError::Padding)?;
    let root: &[u8; 32] = root.try_into().map_err(|_| OpenError::Padding)?;
    Ok(BoxContent { vault: VaultId::from_bytes(*vault), root: RootKey::from_bytes(*root) })
}
