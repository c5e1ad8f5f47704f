//! XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha), in place.

use chacha20poly1305::{AeadInOut, KeyInit, XChaCha20Poly1305, XNonce};

/// Bytes of a nonce. Long enough to draw at random for as long as a key lives.
pub(crate) const NONCE: usize = 24;

/// Bytes of a tag.
pub(crate) const TAG: usize = 16;

/// The ciphertext was not made with this key, nonce and associated data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refused;

/// Encrypts `text` where it lies, and returns its tag.
pub(crate) fn encrypt(key: &[u8; 32], nonce: &[u8; NONCE], associated: &[u8], text: &mut [u8]) -> [u8; TAG] {
    XChaCha20Poly1305::new(key.into())
        .encrypt_inout_detached(&XNonce::from(*nonce), associated, text.into())
        .expect("the cipher's limit is 256 GiB, more than an address can reach")
        .into()
}

/// Checks the tag, and only then decrypts `text` where it lies.
pub(crate) fn decrypt(
    key: &[u8; 32],
    nonce: &[u8; NONCE],
    associated: &[u8],
    text: &mut [u8],
    tag: &[u8; TAG],
) -> Result<(), Refused> {
    XChaCha20Poly1305::new(key.into())
        .decrypt_inout_detached(&XNonce::from(*nonce), associated, text.into(), tag.into())
        .map_err(|_| Refused)
}
