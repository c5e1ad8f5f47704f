//! Parts of the app that are fetched when they are first needed, so that the first question need not wait for them.
//!
//! A function marked with `wasm_split` and everything that only it needs lie in a file of their own; calling it fetches
//! that file first. The service worker keeps all of them, so from the second start on they need no network. Which screens
//! lie in which part is written where the feature is: `look_back::part`, `backup::part`.
//!
//! What a part says comes with it, in a file for each language (docs/adr/0015-texts-of-parts.md).
//!
//! # Adding a part
//!
//! 1. `app/texts/parts/<part>/{nl,en}.toml`, which the build makes `<Part>Texts` and `<part>_texts()` of.
//! 2. A function marked with `wasm_split(<part>, …, fallible, preload(fetch_code))`, which first keeps the [`Fetched`]
//!    texts, and one that calls it with what [`texts_beside`] fetches. `more::part` is the shortest.
//! 3. The title stays in `app/texts/{nl,en}.toml`: [`Later`] shows it while the part is on its way. What lies further down on
//!    a screen that is there already is opened by [`Within`].
//!
//! A part that shows what another one makes keeps that one's texts too, as `help::part` does.

mod fetching;
mod later;
mod rooted;
mod texts;
mod within;

pub use self::{
    later::Later,
    rooted::Rooted,
    texts::{Fetched, texts_beside},
    within::Within,
};

/// A part could not be fetched: no network, and not kept yet. Or what came belongs to another version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this part of the app could not be fetched")]
pub struct NotFetched;

impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}
