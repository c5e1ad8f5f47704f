//! Settings and what there is to know about the app: a part of its own, because the first question needs none of it.

use leptos::prelude::*;

use super::screen::More;
use crate::part::NotFetched;

/// Fetches the part, and gives what makes the screen.
#[leptos::wasm_split::wasm_split(more, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn more_screen() -> Result<fn() -> AnyView, NotFetched> {
    Ok(|| More().into_any())
}
