//! The inbox with its screens, in a part of its own: only a supporter's device fetches it.

use leptos::prelude::*;

use super::{
    case::CaseScreen,
    list::ListScreen,
    looking::{is_provided, provide_inbox},
    row::NewRequests,
};
use crate::{
    part::{Fetched, NotFetched, Rooted, texts_beside},
    supporter::SUPPORTER,
    texts::parts::{InboxTexts, OrganisationTexts, SupporterTexts},
};

/// The screens of this part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InboxScreen {
    /// All requests.
    List,
    /// One of them.
    Case,
}

/// The way into this part, for every component below the app's root.
#[derive(Clone, Copy)]
pub struct InboxPart(Rooted);

impl InboxPart {
    /// Provides it, and looks when this device is a supporter's. Call it at the app's root, below the device and the records.
    pub fn provide() {
        provide_context(NewRequests(RwSignal::new(None)));
        let part = Rooted::new(|root| Box::pin(connect(root)));
        provide_context(Self(part));
        part.connect_if_kept(SUPPORTER);
    }

    /// Fetches the part with its texts, and gives what makes a screen.
    pub async fn screen(self, screen: InboxScreen) -> Result<fn() -> AnyView, NotFetched> {
        let own = texts_beside::<InboxTexts>(fetch_code()).await?;
        let supporter = texts_beside::<SupporterTexts>(async { Ok(()) }).await?;
        let organisation = texts_beside::<OrganisationTexts>(async { Ok(()) }).await?;
        self.0.connect().await?;
        make_screen(screen, own, supporter, organisation).await
    }
}

/// The part's way in, as the app's root provided it.
pub fn inbox_part() -> InboxPart {
    expect_context()
}

/// Begins to look, unless that was done. What looks belongs to the app's root, not to a screen.
#[leptos::wasm_split::wasm_split(inbox, wasm_split_path = ::leptos::wasm_split, fallible)]
fn connect(root: Owner) -> Result<(), NotFetched> {
    root.with(|| {
        if !is_provided() {
            provide_inbox();
        }
    });
    Ok(())
}

/// What stays between two is said in the supporter's texts, and the open consultation in the organisation's.
#[leptos::wasm_split::wasm_split(inbox, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_code))]
fn make_screen(
    screen: InboxScreen,
    own: Fetched,
    supporter: Fetched,
    organisation: Fetched,
) -> Result<fn() -> AnyView, NotFetched> {
    own.keep::<InboxTexts>()?;
    supporter.keep::<SupporterTexts>()?;
    organisation.keep::<OrganisationTexts>()?;
    Ok(match screen {
        InboxScreen::List => || ListScreen().into_any(),
        InboxScreen::Case => || CaseScreen().into_any(),
    })
}
