//! The backup with its screens, in a part of its own: whoever does not use it never waits for it.

use leptos::{prelude::*, task::spawn_local};
use naderhand_sync::mode;

use super::{
    connected::Connected,
    consent::BackupConsent,
    devices::BackupDevices,
    pairing::Pairing,
    port::{is_provided, provide_backup},
    recovery_words::RecoveryWords,
    standing::{Standing, standing},
};
use crate::{
    device::device,
    part::{Fetched, NotFetched, Rooted, texts_beside},
    records::records,
    texts::parts::BackupTexts,
};

/// The screens of this part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupScreen {
    /// Consent, and how it stands.
    Consent,
    /// The devices.
    Devices,
    /// Recovery words.
    RecoveryWords,
    /// Adding this device.
    Pairing,
}

/// The way into this part, for every component below the app's root. A component asks for it while it is being made.
#[derive(Clone, Copy)]
pub struct BackupPart(Rooted);

impl BackupPart {
    /// Provides it, and how the backup stands; goes on with a backup that was begun. Call it at the app's root, below the
    /// device and the records.
    pub fn provide() {
        let standing = Standing::default();
        provide_context(standing);
        let part = Rooted::new(|root| Box::pin(connect(root)));
        provide_context(Self(part));
        let device = device();
        spawn_local(async move {
            // A store that does not open is told by the records; then there is nothing to back up either.
            let Ok(vault) = device.vault().await else { return };
            if let Ok(choices) = vault.choices().await {
                standing.choices.set(choices);
            }
            if mode::was_begun(&vault).await.unwrap_or(false) {
                part.connect_after_start();
            }
        });
    }

    /// Fetches the part with its texts, and gives what makes a screen.
    pub async fn screen(self, screen: BackupScreen) -> Result<fn() -> AnyView, NotFetched> {
        let texts = texts_beside::<BackupTexts>(fetch_code()).await?;
        self.0.connect().await?;
        make_screen(screen, texts).await
    }
}

/// The part's way in, as the app's root provided it.
pub fn backup_part() -> BackupPart {
    expect_context()
}

/// Connects, unless that was done. What listens from then on belongs to the app's root, not to the screen that asked.
#[leptos::wasm_split::wasm_split(backup, wasm_split_path = ::leptos::wasm_split, fallible)]
fn connect(root: Owner) -> Result<(), NotFetched> {
    root.with(|| {
        if !is_provided() {
            provide_backup(Connected::new(device(), records(), standing()));
        }
    });
    Ok(())
}

#[leptos::wasm_split::wasm_split(backup, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_code))]
fn make_screen(screen: BackupScreen, texts: Fetched) -> Result<fn() -> AnyView, NotFetched> {
    texts.keep::<BackupTexts>()?;
    Ok(match screen {
        BackupScreen::Consent => || BackupConsent().into_any(),
        BackupScreen::Devices => || BackupDevices().into_any(),
        BackupScreen::RecoveryWords => || RecoveryWords().into_any(),
        BackupScreen::Pairing => || Pairing().into_any(),
    })
}
