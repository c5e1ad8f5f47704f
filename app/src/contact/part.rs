//! Contact with its screen, in a part of its own: whoever asks for nothing never waits for it.

use core::{future::Future, pin::Pin};

use leptos::prelude::*;

use super::{
    asking::{asking, is_provided, provide_asking},
    screen::ContactScreen,
};
use crate::{
    organisation::{ASKED, LEFT},
    part::{Fetched, NotFetched, Rooted, texts_beside},
    texts::parts::{ContactTexts, IncidentTexts, OrganisationTexts},
};

type LocalFuture = Pin<Box<dyn Future<Output = bool>>>;

/// The way into this part, for every component below the app's root.
#[derive(Clone, Copy)]
pub struct ContactPart(Rooted);

impl ContactPart {
    /// Provides it, and goes on with a request that is under way: one that waits for a connection leaves by itself. Call it at
    /// the app's root, below the device and the records.
    pub fn provide() {
        let part = Rooted::new(|root| Box::pin(connect(root)));
        provide_context(Self(part));
        part.connect_if_kept(ASKED);
        part.connect_if_kept(LEFT);
    }

    /// Fetches the part with its texts, and gives what makes the screen.
    pub async fn screen(self) -> Result<fn() -> AnyView, NotFetched> {
        let own = texts_beside::<ContactTexts>(fetch_code()).await?;
        let incident = texts_beside::<IncidentTexts>(async { Ok(()) }).await?;
        let organisation = texts_beside::<OrganisationTexts>(async { Ok(()) }).await?;
        self.0.connect().await?;
        make_screen(own, incident, organisation).await
    }

    /// Asks at one tap, as the employee asked before; their seconds to undo are on the screen. False when that cannot be: the screen
    /// says why.
    pub async fn ask(self) -> Result<bool, NotFetched> {
        self.0.connect().await?;
        Ok(ask_as_before(self.0.root()).await?.await)
    }
}

/// The part's way in, as the app's root provided it.
pub fn contact_part() -> ContactPart {
    expect_context()
}

/// Begins to look after a request, unless that was done. What does so belongs to the app's root, not to a screen.
#[leptos::wasm_split::wasm_split(contact, wasm_split_path = ::leptos::wasm_split, fallible)]
fn connect(root: Owner) -> Result<(), NotFetched> {
    root.with(|| {
        if !is_provided() {
            provide_asking();
        }
    });
    Ok(())
}

#[leptos::wasm_split::wasm_split(contact, wasm_split_path = ::leptos::wasm_split, fallible)]
fn ask_as_before(root: Owner) -> Result<LocalFuture, NotFetched> {
    let asking = root.with(asking);
    Ok(Box::pin(asking.ask_as_before()))
}

/// Whom to phone is said in the organisation's texts, and whether it helped in those of what comes after an event.
#[leptos::wasm_split::wasm_split(contact, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_code))]
fn make_screen(own: Fetched, incident: Fetched, organisation: Fetched) -> Result<fn() -> AnyView, NotFetched> {
    own.keep::<ContactTexts>()?;
    incident.keep::<IncidentTexts>()?;
    organisation.keep::<OrganisationTexts>()?;
    Ok(|| ContactScreen().into_any())
}
