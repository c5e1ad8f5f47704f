//! The browser's randomness: this crate's outermost layer is the only place that asks for it.

use core::convert::Infallible;

use rand_core::{TryCryptoRng, TryRng};

/// Random numbers from `crypto.getRandomValues`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entropy;

impl TryRng for Entropy {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the outermost layer: everything else takes randomness as an argument"
    )]
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        // A browser without it has no WebCrypto either; keys made of anything else would be worse than stopping.
        getrandom::fill(bytes).expect("browsers have crypto.getRandomValues");
        Ok(())
    }
}

impl TryCryptoRng for Entropy {}
