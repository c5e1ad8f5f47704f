//! The coordinator's screens, in a part of their own: hardly anybody needs them.

use leptos::prelude::*;

use super::{
    home::HomeScreen, key::KeyScreen, new::NewScreen, people::PeopleScreen, poster::PosterScreen,
    recover::RecoverScreen, role::provide_role, roster::RosterScreen, settings::SettingsScreen,
};
use crate::{
    part::{Fetched, NotFetched, texts_beside},
    texts::parts::{CoordinatorTexts, IncidentTexts},
};

/// The screens of this part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoordinatorScreen {
    /// What waits, and the ways on.
    Home,
    /// Beginning an organisation.
    New,
    /// Going on with recovery words.
    Recover,
    /// Name, numbers, hours, social map, limits.
    Settings,
    /// Supporters, teams, invitations.
    People,
    /// Who is on call.
    Roster,
    /// The link to join, and the poster.
    Poster,
    /// The key, and the other coordinators.
    Key,
}

/// Fetches the part with its texts, and gives what makes the screen.
pub async fn coordinator_screen(screen: CoordinatorScreen) -> Result<fn() -> AnyView, NotFetched> {
    // The professions have their words there.
    let professions = texts_beside::<IncidentTexts>(core::future::ready(Ok(()))).await?;
    make_screen(screen, texts_beside::<CoordinatorTexts>(fetch_code()).await?, professions).await
}

#[leptos::wasm_split::wasm_split(coordinator, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_code))]
fn make_screen(screen: CoordinatorScreen, texts: Fetched, professions: Fetched) -> Result<fn() -> AnyView, NotFetched> {
    texts.keep::<CoordinatorTexts>()?;
    professions.keep::<IncidentTexts>()?;
    Ok(match screen {
        CoordinatorScreen::Home => || with_role(|| HomeScreen().into_any()),
        CoordinatorScreen::New => || with_role(|| NewScreen().into_any()),
        CoordinatorScreen::Recover => || with_role(|| RecoverScreen().into_any()),
        CoordinatorScreen::Settings => || with_role(|| SettingsScreen().into_any()),
        CoordinatorScreen::People => || with_role(|| PeopleScreen().into_any()),
        CoordinatorScreen::Roster => || with_role(|| RosterScreen().into_any()),
        CoordinatorScreen::Poster => || with_role(|| PosterScreen().into_any()),
        CoordinatorScreen::Key => || with_role(|| KeyScreen().into_any()),
    })
}

fn with_role(screen: fn() -> AnyView) -> AnyView {
    provide_role();
    screen()
}
