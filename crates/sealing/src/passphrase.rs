//! Wrapping a 32-byte key under a passphrase: for the lock, and for the export file.
//!
//! ```text
//! version 1 │ memory u32 LE, KiB │ passes u8 │ lanes u8 │ salt 16 │ nonce 24 │ XChaCha20-Poly1305(key 32) │ tag 16
//! ```
//!
//! The wrapping key is Argon2id (RFC 9106) of the passphrase. Associated data is
//! `"naderhand/wrapping" │ everything before the nonce │ context`. The cost is stored, so that it can rise later, and read
//! within bounds: below them nothing opens (nobody may talk a device into a cheap guess), above them neither (nobody
//! may make it run for an hour).
//!
//! A passphrase is taken as the bytes that it is given as. Browsers compose what is typed (Unicode NFC); whoever reads
//! it from elsewhere does the same.

use core::ops::RangeInclusive;

use argon2::{Algorithm, Argon2, Params, Version};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::cipher::{self, NONCE, TAG};

const VERSION: u8 = 1;
const SALT: usize = 16;
const HEADER: usize = 1 + 4 + 1 + 1 + SALT;

/// The length of a wrapped key, in bytes.
pub const WRAPPED: usize = HEADER + NONCE + 32 + TAG;

/// What a guess costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory: u32,
    /// Passes over the memory.
    pub passes: u8,
    /// Lanes, computed one after the other here.
    pub lanes: u8,
}

impl Cost {
    /// 19 MiB, two passes, one lane: what OWASP's cheat sheet names first for Argon2id, about 50 ms on a laptop.
    pub const STANDARD: Self = Self { memory: 19 * 1024, passes: 2, lanes: 1 };

    /// Up to 256 MiB: a phone's browser gives no more.
    const MEMORY: RangeInclusive<u32> = Self::STANDARD.memory..=256 * 1024;
    const PASSES: RangeInclusive<u8> = Self::STANDARD.passes..=16;
    const LANES: RangeInclusive<u8> = Self::STANDARD.lanes..=4;

    fn is_accepted(self) -> bool {
        Self::MEMORY.contains(&self.memory) && Self::PASSES.contains(&self.passes) && Self::LANES.contains(&self.lanes)
    }
}

/// Why a wrapped key does not come out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnwrapError {
    /// A wrapped key has another length.
    #[error("a wrapped key of {found} bytes is cut off or too long")]
    Truncated {
        /// How many bytes there are.
        found: usize,
    },
    /// Written by a newer app.
    #[error("wrapped in version {0}, which this version of the app does not know")]
    UnknownVersion(u8),
    /// The stored cost is out of bounds: altered.
    #[error("the stored cost is out of bounds")]
    Cost,
    /// Another passphrase, or altered. Which of the two cannot be told.
    #[error("the passphrase does not fit")]
    Refused,
    /// The device has no memory for the stored cost.
    #[error("not enough memory to check the passphrase")]
    OutOfMemory,
}

/// Wraps `key` under `passphrase`. The `context` says what for, and is needed again to unwrap.
pub fn wrap(
    passphrase: &[u8],
    context: &[u8],
    key: &[u8; 32],
    cost: Cost,
    rng: &mut (impl CryptoRng + ?Sized),
) -> Result<Vec<u8>, UnwrapError> {
    let (mut salt, mut nonce) = ([0; SALT], [0; NONCE]);
    rng.fill_bytes(&mut salt);
    rng.fill_bytes(&mut nonce);

    let mut wrapped = Vec::with_capacity(WRAPPED);
    wrapped.push(VERSION);
    wrapped.extend_from_slice(&cost.memory.to_le_bytes());
    wrapped.extend_from_slice(&[cost.passes, cost.lanes]);
    wrapped.extend_from_slice(&salt);
    let associated = associated(&wrapped, context);
    let wrapping_key = derive_wrapping_key(passphrase, &salt, cost)?;

    let mut text = Zeroizing::new(*key);
    let tag = cipher::encrypt(&wrapping_key, &nonce, &associated, text.as_mut_slice());
    wrapped.extend_from_slice(&nonce);
    wrapped.extend_from_slice(text.as_slice());
    wrapped.extend_from_slice(&tag);
    Ok(wrapped)
}

/// Unwraps a key. Takes as long as the stored cost says: show that something happens.
pub fn unwrap(passphrase: &[u8], context: &[u8], wrapped: &[u8]) -> Result<Zeroizing<[u8; 32]>, UnwrapError> {
    let truncated = UnwrapError::Truncated { found: wrapped.len() };
    match wrapped.first() {
        None => return Err(truncated),
        Some(&VERSION) => {}
        Some(version) => return Err(UnwrapError::UnknownVersion(*version)),
    }
    let wrapped: &[u8; WRAPPED] = wrapped.try_into().map_err(|_| truncated)?;
    let (header, rest) = wrapped.split_first_chunk::<HEADER>().ok_or(truncated)?;
    let (nonce, rest) = rest.split_first_chunk::<NONCE>().ok_or(truncated)?;
    let (text, tag) = rest.split_first_chunk::<32>().ok_or(truncated)?;
    let tag: &[u8; TAG] = tag.try_into().map_err(|_| truncated)?;
    let [_, m0, m1, m2, m3, passes, lanes, salt @ ..] = *header;

    let cost = Cost { memory: u32::from_le_bytes([m0, m1, m2, m3]), passes, lanes };
    let wrapping_key = derive_wrapping_key(passphrase, &salt, cost)?;
    let mut key = Zeroizing::new(*text);
    cipher::decrypt(&wrapping_key, nonce, &associated(header, context), key.as_mut_slice(), tag)
        .map_err(|cipher::Refused| UnwrapError::Refused)?;
    Ok(key)
}

fn associated(header: &[u8], context: &[u8]) -> Vec<u8> {
    [b"naderhand/wrapping", header, context].concat()
}

fn derive_wrapping_key(passphrase: &[u8], salt: &[u8; SALT], cost: Cost) -> Result<Zeroizing<[u8; 32]>, UnwrapError> {
    if !cost.is_accepted() {
        return Err(UnwrapError::Cost);
    }
    let params =
        Params::new(cost.memory, cost.passes.into(), cost.lanes.into(), Some(32)).map_err(|_| UnwrapError::Cost)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase, salt, key.as_mut_slice())
        .map_err(|_| UnwrapError::OutOfMemory)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rng;

    const PASSPHRASE: &[u8] = b"drie blauwe fietsen";

    fn wrapped() -> Vec<u8> {
        wrap(PASSPHRASE, b"lock", &[7; 32], Cost::STANDARD, &mut rng(1)).unwrap()
    }

    #[test]
    fn a_key_comes_out_with_the_same_passphrase_and_context_alone() {
        let wrapped = wrapped();
        assert_eq!(wrapped.len(), WRAPPED);
        assert_eq!(unwrap(PASSPHRASE, b"lock", &wrapped).as_deref(), Ok(&[7; 32]));
        assert_eq!(unwrap(b"drie blauwe fiets", b"lock", &wrapped), Err(UnwrapError::Refused));
        assert_eq!(unwrap(PASSPHRASE, b"export", &wrapped), Err(UnwrapError::Refused));
    }

    #[test]
    fn altered_bytes_are_refused() {
        // One in each part: salt, nonce, key, tag. Each costs a derivation, so not every byte.
        for at in [HEADER - 1, HEADER, HEADER + NONCE, WRAPPED - 1] {
            let mut wrapped = wrapped();
            wrapped[at] ^= 1;
            assert_eq!(unwrap(PASSPHRASE, b"lock", &wrapped), Err(UnwrapError::Refused), "byte {at}");
        }
    }

    #[test]
    fn other_lengths_and_versions_are_named() {
        let mut wrapped = wrapped();
        for found in [0, 1, 7, WRAPPED - 1] {
            assert_eq!(unwrap(PASSPHRASE, b"lock", &wrapped[..found]), Err(UnwrapError::Truncated { found }));
        }
        wrapped[0] = 2;
        assert_eq!(unwrap(PASSPHRASE, b"lock", &wrapped), Err(UnwrapError::UnknownVersion(2)));
    }

    #[test]
    fn a_cost_below_or_above_the_bounds_is_refused_before_it_is_paid() {
        for cost in [
            Cost { memory: 8, ..Cost::STANDARD },
            Cost { memory: u32::MAX, ..Cost::STANDARD },
            Cost { passes: 1, ..Cost::STANDARD },
            Cost { passes: 255, ..Cost::STANDARD },
            Cost { lanes: 0, ..Cost::STANDARD },
            Cost { lanes: 255, ..Cost::STANDARD },
        ] {
            let mut wrapped = wrapped();
            wrapped[1..5].copy_from_slice(&cost.memory.to_le_bytes());
            wrapped[5..7].copy_from_slice(&[cost.passes, cost.lanes]);
            assert_eq!(unwrap(PASSPHRASE, b"lock", &wrapped), Err(UnwrapError::Cost), "{cost:?}");
            assert_eq!(wrap(PASSPHRASE, b"lock", &[7; 32], cost, &mut rng(1)), Err(UnwrapError::Cost), "{cost:?}");
        }
    }

    #[test]
    fn a_higher_cost_is_kept_in_what_is_wrapped() {
        let cost = Cost { passes: 3, lanes: 2, ..Cost::STANDARD };
        let wrapped = wrap(PASSPHRASE, b"export", &[9; 32], cost, &mut rng(1)).unwrap();
        assert_eq!(unwrap(PASSPHRASE, b"export", &wrapped).as_deref(), Ok(&[9; 32]));
    }
}
