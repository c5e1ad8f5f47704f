//! The organisation's screens, in a part of their own: the app works without one.

use leptos::prelude::*;

use super::{join::JoinScreen, membership::provide_membership, screen::MemberScreen};
use crate::{
    part::{Fetched, NotFetched, texts_beside},
    texts::parts::OrganisationTexts,
};

/// The screens of this part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganisationScreen {
    /// What the organisation shows to those who have joined.
    Member,
    /// Joining.
    Join,
}

/// Fetches the part with its texts, and gives what makes the screen.
pub async fn organisation_screen(screen: OrganisationScreen) -> Result<fn() -> AnyView, NotFetched> {
    make_screen(screen, texts_beside::<OrganisationTexts>(fetch_code()).await?).await
}

#[leptos::wasm_split::wasm_split(organisation, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_code))]
fn make_screen(screen: OrganisationScreen, texts: Fetched) -> Result<fn() -> AnyView, NotFetched> {
    texts.keep::<OrganisationTexts>()?;
    Ok(match screen {
        OrganisationScreen::Member => || with_membership(|| MemberScreen().into_any()),
        OrganisationScreen::Join => || with_membership(|| JoinScreen().into_any()),
    })
}

fn with_membership(screen: fn() -> AnyView) -> AnyView {
    provide_membership();
    screen()
}
