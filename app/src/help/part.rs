//! The circles, in a part of their own: the numbers above them wait for nothing.

use leptos::prelude::*;

use super::circles::Circles;
use crate::{
    part::{Fetched, NotFetched, texts_beside},
    texts::parts::{HelpTexts, OrganisationTexts},
};

/// Fetches the part with its texts, and gives what makes the circles.
pub(super) async fn circles() -> Result<fn() -> AnyView, NotFetched> {
    let own = texts_beside::<HelpTexts>(fetch_code()).await?;
    make_circles(own, texts_beside::<OrganisationTexts>(async { Ok(()) }).await?).await
}

/// Who is on call and when a consultation is open is said in the organisation's texts, here as on its own screen.
#[leptos::wasm_split::wasm_split(help, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_code))]
fn make_circles(own: Fetched, organisation: Fetched) -> Result<fn() -> AnyView, NotFetched> {
    own.keep::<HelpTexts>()?;
    organisation.keep::<OrganisationTexts>()?;
    Ok(|| Circles().into_any())
}
