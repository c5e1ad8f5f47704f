//! Looking back and correcting: the screens on what was kept, in a part of their own.

use leptos::prelude::*;

use super::{LookBackCalendar, LookBackList, LookBackTrend, set_aside::SetAside};
use crate::{
    check_in::{EarlierDay, EditCheckIn},
    part::{Fetched, NotFetched, texts_beside},
    texts::parts::LookBackTexts,
};

/// The screens of this part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookBackScreen {
    /// All check-ins by day.
    List,
    /// A month.
    Calendar,
    /// A line over time.
    Trend,
    /// A check-in for an earlier day.
    EarlierDay,
    /// Correcting a check-in.
    Edit,
    /// Versions that lost to another device's edit.
    SetAside,
}

/// Fetches the part with its texts, and gives what makes the screen.
pub async fn look_back_screen(screen: LookBackScreen) -> Result<fn() -> AnyView, NotFetched> {
    make_screen(screen, texts_beside::<LookBackTexts>(fetch_code()).await?).await
}

#[leptos::wasm_split::wasm_split(look_back, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_code))]
fn make_screen(screen: LookBackScreen, texts: Fetched) -> Result<fn() -> AnyView, NotFetched> {
    texts.keep::<LookBackTexts>()?;
    Ok(match screen {
        LookBackScreen::List => || LookBackList().into_any(),
        LookBackScreen::Calendar => || LookBackCalendar().into_any(),
        LookBackScreen::Trend => || LookBackTrend().into_any(),
        LookBackScreen::EarlierDay => || EarlierDay().into_any(),
        LookBackScreen::Edit => || EditCheckIn().into_any(),
        LookBackScreen::SetAside => || SetAside().into_any(),
    })
}
