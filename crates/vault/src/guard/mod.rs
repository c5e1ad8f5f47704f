//! What protects the vault's keys on the device: something that wraps them and cannot be read out itself.

pub mod in_memory;
#[cfg(target_arch = "wasm32")]
pub mod web_crypto;

use crate::error::Error;

/// Wraps and unwraps the vault's keys.
///
/// A guard never makes a new key by itself: [`KeyGuard::prepare`] is asked for when the vault is made, and only then.
/// When its key is gone later, that is an error, and the wrapped keys stay where they are.
#[expect(async_fn_in_trait, reason = "a browser has one thread: no caller needs these futures to be Send")]
pub trait KeyGuard {
    /// Makes the wrapping key durable, or finds the one that is there.
    async fn prepare(&self) -> Result<(), Error>;

    /// Wraps bytes. `nonce` is random and used once.
    async fn wrap(&self, nonce: [u8; 12], content: &[u8]) -> Result<Vec<u8>, Error>;

    /// Unwraps bytes, or says with [`Error::KeysUnavailable`] why it cannot.
    async fn unwrap(&self, wrapped: &[u8]) -> Result<zeroize::Zeroizing<Vec<u8>>, Error>;
}
