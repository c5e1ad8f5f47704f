//! Parts of the app that are fetched when they are first needed, so that the first question need not wait for them.
//!
//! A function marked with `wasm_split` and everything that only it needs lie in a file of their own; calling it fetches
//! that file first. The service worker keeps all of them, so from the second start on they need no network. Which screens
//! lie in which part is written where the feature is: `look_back::part`, `backup::part`.

mod later;

pub use self::later::Later;

/// A part could not be fetched: no network, and not kept yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this part of the app could not be fetched")]
pub struct NotFetched;

impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}
