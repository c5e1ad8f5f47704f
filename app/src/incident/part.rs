//! Events, their cards, the signal list, advice and the summary: what is needed after something happened, in a part of its own.

use leptos::prelude::*;

use super::{list::Incidents, new::NewIncident, page::IncidentPage};
use crate::{
    advice::AdviceScreen,
    incident_card::{CardMaker, OpenedCard},
    part::{Fetched, NotFetched, texts_beside},
    signal_list::SignalListScreen,
    summary::SummaryScreen,
    texts::parts::IncidentTexts,
};

/// The screens of this part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IncidentScreen {
    /// All events.
    List,
    /// Something happened.
    New,
    /// One event.
    Page,
    /// The signal list.
    SignalList,
    /// What helps now.
    Advice,
    /// An incident card that was opened.
    Card,
    /// Making an incident card.
    CardMaker,
    /// A summary for one's own visit to the occupational physician.
    Summary,
}

/// Fetches the part with its texts, and gives what makes the screen.
pub async fn incident_screen(screen: IncidentScreen) -> Result<fn() -> AnyView, NotFetched> {
    make_screen(screen, texts_beside::<IncidentTexts>(fetch_code()).await?).await
}

#[leptos::wasm_split::wasm_split(incident, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_code))]
fn make_screen(screen: IncidentScreen, texts: Fetched) -> Result<fn() -> AnyView, NotFetched> {
    texts.keep::<IncidentTexts>()?;
    Ok(match screen {
        IncidentScreen::List => || Incidents().into_any(),
        IncidentScreen::New => || NewIncident().into_any(),
        IncidentScreen::Page => || IncidentPage().into_any(),
        IncidentScreen::SignalList => || SignalListScreen().into_any(),
        IncidentScreen::Advice => || AdviceScreen().into_any(),
        IncidentScreen::Card => || OpenedCard().into_any(),
        IncidentScreen::CardMaker => || CardMaker().into_any(),
        IncidentScreen::Summary => || SummaryScreen().into_any(),
    })
}
