//! [`Copies`] for JavaScript.

use wasm_bindgen::prelude::*;

use crate::copies::Copies;

/// Requests for contact in the memory of the WebAssembly module.
#[wasm_bindgen]
#[derive(Debug)]
pub struct CopiesBench {
    copies: Copies,
    one: Vec<u8>,
}

#[wasm_bindgen]
impl CopiesBench {
    /// Draws keys, and seals one copy that will be opened.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Self, JsError> {
        let copies = Copies::new();
        let one = copies.seal()?;
        Ok(Self { copies, one })
    }

    /// Seals a request to all supporters of a team, and answers how many bytes that came to.
    pub fn seal_to_all(&self) -> Result<usize, JsError> {
        Ok(self.copies.seal_to_all()?)
    }

    /// Opens as many as a full inbox has, and answers how many there were.
    pub fn open_all(&self) -> Result<u32, JsError> {
        Ok(self.copies.open_all(&self.one)?)
    }
}
