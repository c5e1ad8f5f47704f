//! Settings and what there is to know about the app: a part of its own, because the first question needs none of it.

use leptos::prelude::*;

use super::screen::More;
use crate::{
    part::{Fetched, NotFetched, texts_beside},
    texts::parts::MoreTexts,
};

/// Fetches the part with its texts, and gives what makes the screen.
pub async fn more_screen() -> Result<fn() -> AnyView, NotFetched> {
    make_screen(texts_beside::<MoreTexts>(fetch_code()).await?).await
}

#[leptos::wasm_split::wasm_split(more, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_code))]
fn make_screen(texts: Fetched) -> Result<fn() -> AnyView, NotFetched> {
    texts.keep::<MoreTexts>()?;
    Ok(|| More().into_any())
}
