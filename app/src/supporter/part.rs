//! The supporter's screens, in a part of their own.

use leptos::prelude::*;

use super::{invitation::InvitationScreen, role::provide_role, screen::OwnScreen};
use crate::{
    part::{Fetched, NotFetched, texts_beside},
    texts::parts::SupporterTexts,
};

/// The screens of this part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SupporterScreen {
    /// Whether they can be asked, and their shifts.
    Own,
    /// An invitation that was opened.
    Invitation,
}

/// Fetches the part with its texts, and gives what makes the screen.
pub async fn supporter_screen(screen: SupporterScreen) -> Result<fn() -> AnyView, NotFetched> {
    make_screen(screen, texts_beside::<SupporterTexts>(fetch_code()).await?).await
}

#[leptos::wasm_split::wasm_split(supporter, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_code))]
fn make_screen(screen: SupporterScreen, texts: Fetched) -> Result<fn() -> AnyView, NotFetched> {
    texts.keep::<SupporterTexts>()?;
    Ok(match screen {
        SupporterScreen::Own => || with_role(|| OwnScreen().into_any()),
        SupporterScreen::Invitation => || with_role(|| InvitationScreen().into_any()),
    })
}

fn with_role(screen: fn() -> AnyView) -> AnyView {
    provide_role();
    screen()
}
