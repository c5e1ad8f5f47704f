//! Rows of key boxes that several operations need.

use chrono::{DateTime, TimeDelta, Utc};
use naderhand_domain::{
    id::{DeviceId, VaultId},
    wire::{
        key_box::{BoxUse, NewKeyBox},
        limits,
    },
};

use super::Connection;

/// How `key_boxes.opened_with` says what opens the box.
pub(super) const fn opened_with(r#use: BoxUse) -> i16 {
    match r#use {
        BoxUse::Recovery => 0,
        BoxUse::Pairing => 1,
    }
}

/// Whether a box lies at the locator that is not one of those which the new box replaces or repeats.
pub(super) async fn is_taken(connection: &mut Connection, vault: VaultId, key_box: &NewKeyBox) -> sqlx::Result<bool> {
    let row: Option<(Vec<u8>, Vec<u8>)> = sqlx::query_as(
        "SELECT b.vault, b.proof_verifier FROM locator_vaults x \
         JOIN key_boxes b ON b.vault = x.vault AND b.locator = x.locator WHERE x.locator = $1",
    )
    .bind(&key_box.locator.as_bytes()[..])
    .fetch_optional(connection)
    .await?;
    Ok(row.is_some_and(|(owner, proof)| owner != vault.as_bytes() || proof != key_box.proof_verifier.0))
}

/// Removes the box that a new one takes the place of: the vault's recovery box, or the device's own pairing box.
pub(super) async fn remove_replaced(
    connection: &mut Connection,
    vault: VaultId,
    made_by: DeviceId,
    key_box: &NewKeyBox,
) -> sqlx::Result<()> {
    for sql in [
        "DELETE FROM locator_vaults WHERE locator IN (SELECT locator FROM key_boxes WHERE vault = $1 \
         AND (locator = $4 OR (opened_with = $2 AND ($2 = 0 OR made_by = $3))))",
        "DELETE FROM key_boxes WHERE vault = $1 AND (locator = $4 OR (opened_with = $2 AND ($2 = 0 OR made_by = $3)))",
    ] {
        sqlx::query(sql)
            .bind(&vault.as_bytes()[..])
            .bind(opened_with(key_box.r#use))
            .bind(&made_by.as_bytes()[..])
            .bind(&key_box.locator.as_bytes()[..])
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Removes all boxes of the vault.
pub(super) async fn remove_all(connection: &mut Connection, vault: VaultId) -> sqlx::Result<()> {
    for sql in [
        "DELETE FROM locator_vaults WHERE locator IN (SELECT locator FROM key_boxes WHERE vault = $1)",
        "DELETE FROM key_boxes WHERE vault = $1",
    ] {
        sqlx::query(sql).bind(&vault.as_bytes()[..]).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Adds a box, and its line in the directory.
pub(super) async fn add(
    connection: &mut Connection,
    vault: VaultId,
    made_by: DeviceId,
    key_box: &NewKeyBox,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let expires_at = match key_box.r#use {
        BoxUse::Recovery => None,
        BoxUse::Pairing => Some((now + TimeDelta::minutes(limits::PAIRING_MINUTES)).timestamp()),
    };
    sqlx::query(
        "INSERT INTO key_boxes (vault, locator, opened_with, proof_verifier, sealed, made_by, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&vault.as_bytes()[..])
    .bind(&key_box.locator.as_bytes()[..])
    .bind(opened_with(key_box.r#use))
    .bind(&key_box.proof_verifier.0[..])
    .bind(&key_box.sealed.0[..])
    .bind(&made_by.as_bytes()[..])
    .bind(expires_at)
    .execute(&mut *connection)
    .await?;
    sqlx::query("INSERT INTO locator_vaults (locator, vault) VALUES ($1, $2)")
        .bind(&key_box.locator.as_bytes()[..])
        .bind(&vault.as_bytes()[..])
        .execute(connection)
        .await?;
    Ok(())
}
