//! Where the card of what is due stands, on a screen that is no part of reminders.

use leptos::prelude::*;

/// What makes the card, once the part that knows it is there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot(pub(super) RwSignal<Option<fn() -> AnyView>>);

/// The place for the card. It comes some time after the screen, so it stands in what takes no room.
#[component]
pub fn CatchUpSlot() -> impl IntoView {
    let Slot(card) = expect_context();
    move || card.get().map(|card| card())
}
