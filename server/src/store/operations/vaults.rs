//! Rows of a vault and its devices that several operations need.

use naderhand_domain::{
    consent::Purpose,
    id::VaultId,
    wire::{limits, vault::NewDevice},
};

use super::{Connection, dialect};

/// The purpose as the database spells it.
pub(super) const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Backup => "backup",
    }
}

/// Keeps other changes of the same vault waiting until this transaction ends. Uploads do not wait: they have their device.
pub(super) async fn lock(connection: &mut Connection, vault: VaultId) -> sqlx::Result<()> {
    if let Some(sql) = dialect::LOCK_VAULT {
        sqlx::query(sql).bind(&vault.as_bytes()[..]).execute(connection).await?;
    }
    Ok(())
}

/// Whether the employee has agreed to backup.
pub(super) async fn has_consent(connection: &mut Connection, vault: VaultId) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM consents WHERE vault = $1 AND purpose = 'backup')")
        .bind(&vault.as_bytes()[..])
        .fetch_one(connection)
        .await
}

/// Whether the vault has as many devices as it may.
pub(super) async fn is_full_of_devices(connection: &mut Connection, vault: VaultId) -> sqlx::Result<bool> {
    let devices: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM devices WHERE vault = $1")
        .bind(&vault.as_bytes()[..])
        .fetch_one(connection)
        .await?;
    Ok(usize::try_from(devices).unwrap_or(usize::MAX) >= limits::VAULT_DEVICES)
}

/// What is kept of a device, by its id.
#[derive(sqlx::FromRow)]
pub(super) struct KnownDevice {
    pub(super) vault: Vec<u8>,
    pub(super) verifier: Vec<u8>,
    pub(super) revoked: bool,
}

/// Looks a device up by its id.
pub(super) async fn known_device(connection: &mut Connection, device: &NewDevice) -> sqlx::Result<Option<KnownDevice>> {
    sqlx::query_as(
        "SELECT d.vault, d.verifier, d.revoked FROM device_vaults x \
         JOIN devices d ON d.vault = x.vault AND d.device = x.device WHERE x.device = $1",
    )
    .bind(&device.id.as_bytes()[..])
    .fetch_optional(connection)
    .await
}

/// Adds a device, and its line in the directory.
pub(super) async fn add_device(
    connection: &mut Connection,
    vault: VaultId,
    device: &NewDevice,
    today: chrono::NaiveDate,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO devices (vault, device, verifier, label, added_on) VALUES ($1, $2, $3, $4, $5)")
        .bind(&vault.as_bytes()[..])
        .bind(&device.id.as_bytes()[..])
        .bind(&device.verifier.0[..])
        .bind(&device.label.0[..])
        .bind(today)
        .execute(&mut *connection)
        .await?;
    sqlx::query("INSERT INTO device_vaults (device, vault) VALUES ($1, $2)")
        .bind(&device.id.as_bytes()[..])
        .bind(&vault.as_bytes()[..])
        .execute(connection)
        .await?;
    Ok(())
}
