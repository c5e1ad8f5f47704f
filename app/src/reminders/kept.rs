//! What the device keeps of reminders: sealed values of this device; no backup takes them along.

use chrono::{DateTime, Utc};
use naderhand_domain::reminders::{Choices, Unreadable};
use naderhand_reminders::Bells;
use naderhand_vault::{
    Error,
    browser::{DeviceVault, Entropy},
};

/// The names of the local values.
pub(super) const CHOICES: &str = "reminders/choices";
pub(super) const BELLS: &str = "reminders/bell";

/// Why something cannot be read. It is not written over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// The store failed.
    Store,
    /// This version of the app cannot read it.
    Form(Unreadable),
}

/// What was chosen; nothing, where nothing was.
pub(super) async fn read_choices(vault: &DeviceVault, now: DateTime<Utc>) -> Result<Choices, Unread> {
    match vault.meta(CHOICES).await {
        Err(_) => Err(Unread::Store),
        Ok(None) => Ok(Choices::none(now)),
        Ok(Some(kept)) => Choices::parse(&kept).map_err(Unread::Form),
    }
}

/// Keeps what was chosen.
pub(super) async fn keep_choices(vault: &DeviceVault, choices: &Choices) -> Result<(), Error> {
    vault.set_meta(CHOICES, &choices.to_json()).await
}

/// The bells; fresh ones, none of them on, where there are none.
pub(super) async fn read_bells(vault: &DeviceVault) -> Result<Bells, Unread> {
    match vault.meta(BELLS).await {
        Err(_) => Err(Unread::Store),
        Ok(None) => Ok(Bells::make(&mut Entropy)),
        Ok(Some(kept)) => Bells::parse(&kept).map_err(Unread::Form),
    }
}

/// Keeps the bells.
pub(super) async fn keep_bells(vault: &DeviceVault, bells: &Bells) -> Result<(), Error> {
    vault.set_meta(BELLS, &bells.to_json()).await
}
