//! What the employee filled in once: the contact card with their agreement, and how they like to ask. Sealed values of this
//! device; no backup takes them along.

use chrono::{DateTime, Utc};
use naderhand_domain::contact::{ContactCard, Unreadable, Wish};
use naderhand_vault::{Error, browser::DeviceVault};

use crate::organisation::WISH;

/// The name of the card among the local values. It says nothing of an organisation, and stays when one is left.
const CARD: &str = "contact/card";

/// How it stands with the card.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Card {
    /// None: nothing may be sent.
    Missing,
    /// There is one, and with it the employee's agreement.
    Here(ContactCard),
    /// It is there, and this app must leave it alone.
    Unreadable(Unreadable),
}

/// Reads the card.
pub(super) async fn read_card(vault: &DeviceVault) -> Result<Card, Error> {
    Ok(match vault.meta(CARD).await? {
        None => Card::Missing,
        Some(kept) => match ContactCard::parse(&kept) {
            Ok((card, _)) => Card::Here(card),
            Err(why) => Card::Unreadable(why),
        },
    })
}

/// Keeps the card, and that the employee agreed now.
pub(super) async fn keep_card(vault: &DeviceVault, card: &ContactCard, now: DateTime<Utc>) -> Result<(), Error> {
    vault.set_meta(CARD, &card.to_json(now)).await
}

/// Removes card, agreement and wishes.
pub(super) async fn forget(vault: &DeviceVault) -> Result<(), Error> {
    vault.remove_meta(CARD).await?;
    vault.remove_meta(WISH).await
}

/// How the employee asked the last time. What cannot be read is as if it were not there: the screen shows what is chosen.
pub(super) async fn read_wish(vault: &DeviceVault) -> Option<Wish> {
    let kept = vault.meta(WISH).await.ok().flatten()?;
    serde_json::from_slice(&kept).ok()
}

/// Keeps how the employee asks.
pub(super) async fn keep_wish(vault: &DeviceVault, wish: &Wish) -> Result<(), Error> {
    // Ids and choices: always JSON.
    vault.set_meta(WISH, &serde_json::to_vec(wish).unwrap_or_default()).await
}
