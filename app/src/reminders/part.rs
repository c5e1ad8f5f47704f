//! Reminders with their screens, in a part of their own: whoever chose none never waits for it.

use leptos::prelude::*;
use naderhand_reminders::AlertFor;

use super::{
    catch_up::CatchUpCard,
    kept::{BELLS, CHOICES},
    later::LaterScreen,
    opened::OpenedScreen,
    settings::{SettingsScreen, Switch},
    slot::Slot,
    watching::{is_provided, provide_reminders, reminders},
};
use crate::{
    part::{Fetched, NotFetched, Rooted, texts_beside},
    texts::parts::{IncidentTexts, RemindersTexts},
};

/// The screens of this part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemindersScreen {
    /// What is chosen.
    Settings,
    /// What a tap on a reminder opens.
    Opened,
    /// "Not now".
    Later,
}

/// The way into this part, for every component below the app's root.
#[derive(Clone, Copy)]
pub struct RemindersPart(Rooted);

impl RemindersPart {
    /// Provides it, and goes on where something was chosen or turned on. Call it at the app's root, below the device, the records
    /// and the preferences.
    pub fn provide() {
        provide_context(Slot(RwSignal::new(None)));
        let part = Rooted::new(|root| Box::pin(connect(root)));
        provide_context(Self(part));
        part.connect_if_kept(CHOICES);
        part.connect_if_kept(BELLS);
    }

    /// Fetches the part with its texts, and gives what makes a screen.
    pub async fn screen(self, screen: RemindersScreen) -> Result<fn() -> AnyView, NotFetched> {
        self.0.connect().await?;
        make_screen(screen).await
    }

    /// The same for the switch on the screen of a role.
    pub async fn switch(self, whom: AlertFor) -> Result<fn() -> AnyView, NotFetched> {
        self.0.connect().await?;
        make_switch(whom).await
    }

    /// A role ended on this device, and with it what is rung for it.
    pub async fn role_ended(self) {
        // Not fetched now: the next start does it.
        if self.0.connect().await.is_ok() {
            let _ = look_anew(self.0.root()).await;
        }
    }
}

/// The part's way in, as the app's root provided it.
pub fn reminders_part() -> RemindersPart {
    expect_context()
}

/// Steps of events have their words in the texts of those.
async fn connect(root: Owner) -> Result<(), NotFetched> {
    let own = texts_beside::<RemindersTexts>(fetch_code()).await?;
    let incident = texts_beside::<IncidentTexts>(core::future::ready(Ok(()))).await?;
    begin(root, own, incident).await
}

/// Begins to watch, unless that was done. What watches belongs to the app's root, not to a screen.
#[leptos::wasm_split::wasm_split(reminders, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_code))]
fn begin(root: Owner, own: Fetched, incident: Fetched) -> Result<(), NotFetched> {
    own.keep::<RemindersTexts>()?;
    incident.keep::<IncidentTexts>()?;
    root.with(|| {
        if !is_provided() {
            provide_reminders();
        }
        let Slot(card) = expect_context();
        // Also when it was there: its texts may have come in another language.
        card.set(Some(|| CatchUpCard().into_any()));
    });
    Ok(())
}

#[leptos::wasm_split::wasm_split(reminders, wasm_split_path = ::leptos::wasm_split, fallible)]
fn make_screen(screen: RemindersScreen) -> Result<fn() -> AnyView, NotFetched> {
    Ok(match screen {
        RemindersScreen::Settings => || SettingsScreen().into_any(),
        RemindersScreen::Opened => || OpenedScreen().into_any(),
        RemindersScreen::Later => || LaterScreen().into_any(),
    })
}

#[leptos::wasm_split::wasm_split(reminders, wasm_split_path = ::leptos::wasm_split, fallible)]
fn make_switch(whom: AlertFor) -> Result<fn() -> AnyView, NotFetched> {
    Ok(match whom {
        AlertFor::Supporter => || view! { <Switch whom=AlertFor::Supporter/> }.into_any(),
        AlertFor::Coordinator => || view! { <Switch whom=AlertFor::Coordinator/> }.into_any(),
    })
}

#[leptos::wasm_split::wasm_split(reminders, wasm_split_path = ::leptos::wasm_split, fallible)]
fn look_anew(root: Owner) -> Result<(), NotFetched> {
    root.with(|| reminders().send_soon());
    Ok(())
}
