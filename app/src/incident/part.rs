//! Events, their cards, the signal list, advice and the summary: what is needed after something happened, in a part of its own.

use leptos::prelude::*;

use super::{list::Incidents, new::NewIncident, page::IncidentPage};
use crate::{
    advice::AdviceScreen,
    incident_card::{CardMaker, OpenedCard},
    part::NotFetched,
    signal_list::SignalListScreen,
    summary::SummaryScreen,
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

/// Fetches the part, and gives what makes the screen.
#[leptos::wasm_split::wasm_split(incident, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn incident_screen(screen: IncidentScreen) -> Result<fn() -> AnyView, NotFetched> {
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
