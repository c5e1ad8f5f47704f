//! Tells what is kept of a vault. Costs a few rows, however many entries there are.

use chrono::{DateTime, NaiveDate};
use naderhand_domain::{
    consent::Purpose,
    wire::{
        key_box::Base64Bytes,
        vault::{ConsentStatus, DeviceStatus, VaultStatus},
    },
};

use super::{Connection, Failure, Reading, caller, rows};
use crate::store::request::{DeviceRefusal, Status};

impl Reading for Status {
    async fn read(&self, connection: &mut Connection) -> Result<VaultStatus, Failure<DeviceRefusal>> {
        let caller = caller::authenticate(connection, &self.token).await?;
        let vault = &caller.vault.as_bytes()[..];
        let consents: Vec<(i64, String)> =
            sqlx::query_as("SELECT given_at, wording FROM consents WHERE vault = $1 AND purpose = 'backup'")
                .bind(vault)
                .fetch_all(&mut *connection)
                .await?;
        let devices: Vec<(Vec<u8>, Vec<u8>, NaiveDate, bool)> = sqlx::query_as(
            "SELECT device, label, added_on, revoked FROM devices WHERE vault = $1 ORDER BY added_on, device",
        )
        .bind(vault)
        .fetch_all(&mut *connection)
        .await?;
        let has_recovery_box =
            sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM key_boxes WHERE vault = $1 AND opened_with = 0)")
                .bind(vault)
                .fetch_one(connection)
                .await?;
        Ok(VaultStatus {
            consents: consents.into_iter().map(consent).collect::<sqlx::Result<_>>()?,
            devices: devices.into_iter().map(device).collect::<sqlx::Result<_>>()?,
            has_recovery_box,
        })
    }
}

fn consent((given_at, wording): (i64, String)) -> sqlx::Result<ConsentStatus> {
    let given_at = DateTime::from_timestamp(given_at, 0).ok_or_else(|| rows::corrupt("given_at"))?;
    Ok(ConsentStatus { purpose: Purpose::Backup, given_at, wording })
}

fn device((device, label, added_on, revoked): (Vec<u8>, Vec<u8>, NaiveDate, bool)) -> sqlx::Result<DeviceStatus> {
    Ok(DeviceStatus { id: rows::id(&device, "device")?, label: Base64Bytes(label), added_on, revoked })
}
