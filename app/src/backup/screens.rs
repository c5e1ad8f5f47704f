//! The screens.

use leptos::prelude::*;

use crate::{texts::texts, ui::Screen};

/// Consent.
#[component]
pub fn BackupConsent() -> impl IntoView {
    view! { <Screen title=texts().backup.title back="/app/meer">""</Screen> }
}

/// Devices.
#[component]
pub fn BackupDevices() -> impl IntoView {
    view! { <Screen title=texts().devices.title back="/app/back-up">""</Screen> }
}

/// Recovery words.
#[component]
pub fn RecoveryWords() -> impl IntoView {
    view! { <Screen title=texts().recovery.title back="/app/back-up">""</Screen> }
}

/// Pairing.
#[component]
pub fn Pairing() -> impl IntoView {
    view! { <Screen title=texts().pairing.title back="/app/meer">""</Screen> }
}
