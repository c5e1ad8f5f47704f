//! [`Sealing`] for JavaScript.

use wasm_bindgen::prelude::*;

use crate::sealing::Sealing;

/// Check-ins of one vault in the memory of the WebAssembly module.
#[wasm_bindgen]
#[derive(Debug)]
pub struct SealingBench(Sealing);

#[wasm_bindgen]
impl SealingBench {
    /// A new vault with `count` check-ins in it.
    #[wasm_bindgen(constructor)]
    pub fn new(count: u32) -> Self {
        Self(Sealing::new(count))
    }

    /// Seals all of them.
    pub fn seal(&mut self) {
        self.0.seal();
    }

    /// Opens all of them.
    pub fn open(&self) -> Result<u32, JsError> {
        Ok(u32::try_from(self.0.open()?)?)
    }

    /// Bytes of one seal.
    pub fn sealed_bytes(&self) -> usize {
        self.0.sealed_bytes()
    }

    /// One check-in in its readable form, JSON.
    pub fn sample(&self) -> Vec<u8> {
        self.0.sample()
    }
}
