//! What the unit tests share.

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};

/// Random bytes that are the same in every run.
pub(crate) fn rng(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}
