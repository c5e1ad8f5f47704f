//! Adds a device that knows the secret of a key box, and hands it the box.

use chrono::DateTime;
use naderhand_domain::{
    id::VaultId,
    wire::key_box::{Base64Bytes, Enrolled},
};

use super::{Change, Connection, Failure, caller::opens, key_boxes::opened_with, rows, vaults};
use crate::store::request::{Enrol, EnrolRefusal};
use naderhand_domain::wire::key_box::BoxUse;

/// What is about to happen.
pub struct Plan {
    vault: VaultId,
    sealed: Vec<u8>,
    /// Whether the device is in the vault already, because the answer to the same call was lost.
    is_repeated: bool,
    is_pairing: bool,
}

#[derive(sqlx::FromRow)]
struct BoxRow {
    opened_with: i16,
    proof_verifier: Vec<u8>,
    sealed: Vec<u8>,
    opened_by: Option<Vec<u8>>,
    expires_at: Option<i64>,
}

impl Change for Enrol {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<EnrolRefusal>> {
        let not_found = || Failure::Refused(EnrolRefusal::NotFound);
        let device = &self.enrolment.device;
        let vault = find_vault(connection, self).await?.ok_or_else(not_found)?;
        // Only with the lock can the box be read for good: another device may be opening it right now.
        vaults::lock(connection, vault).await?;
        let key_box = find_box(connection, vault, self).await?.ok_or_else(not_found)?;
        let expired = key_box
            .expires_at
            .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
            .is_some_and(|expires_at| expires_at <= self.now);
        let opened_by_another = key_box.opened_by.is_some_and(|opener| opener != device.id.as_bytes());
        if !opens(&self.enrolment.proof, &key_box.proof_verifier) || expired || opened_by_another {
            return Err(not_found());
        }
        let known = vaults::known_device(connection, device).await?;
        let is_repeated = match known {
            None => false,
            Some(known) if known.vault == vault.as_bytes() && known.verifier == device.verifier.0 && !known.revoked => {
                true
            }
            Some(_) => return Err(Failure::Refused(EnrolRefusal::DeviceExists)),
        };
        if !is_repeated && vaults::is_full_of_devices(connection, vault).await? {
            return Err(Failure::Refused(EnrolRefusal::TooManyDevices));
        }
        let is_pairing = key_box.opened_with == opened_with(BoxUse::Pairing);
        Ok(Plan { vault, sealed: key_box.sealed, is_repeated, is_pairing })
    }

    async fn write(&self, connection: &mut Connection, plan: Plan) -> sqlx::Result<Enrolled> {
        let device = &self.enrolment.device;
        if !plan.is_repeated {
            vaults::add_device(connection, plan.vault, device, self.now.date_naive()).await?;
        }
        if plan.is_pairing {
            // Used, but kept until it expires: its opener may ask again when the answer does not reach it.
            sqlx::query("UPDATE key_boxes SET opened_by = $3 WHERE vault = $1 AND locator = $2")
                .bind(&plan.vault.as_bytes()[..])
                .bind(&self.enrolment.locator.as_bytes()[..])
                .bind(&device.id.as_bytes()[..])
                .execute(connection)
                .await?;
        }
        Ok(Enrolled { vault: plan.vault, sealed: Base64Bytes(plan.sealed) })
    }
}

async fn find_vault(connection: &mut Connection, enrol: &Enrol) -> sqlx::Result<Option<VaultId>> {
    let vault: Option<Vec<u8>> = sqlx::query_scalar("SELECT vault FROM locator_vaults WHERE locator = $1")
        .bind(&enrol.enrolment.locator.as_bytes()[..])
        .fetch_optional(connection)
        .await?;
    vault.map(|vault| rows::id(&vault, "vault")).transpose()
}

async fn find_box(connection: &mut Connection, vault: VaultId, enrol: &Enrol) -> sqlx::Result<Option<BoxRow>> {
    sqlx::query_as(
        "SELECT opened_with, proof_verifier, sealed, opened_by, expires_at FROM key_boxes \
         WHERE vault = $1 AND locator = $2",
    )
    .bind(&vault.as_bytes()[..])
    .bind(&enrol.enrolment.locator.as_bytes()[..])
    .fetch_optional(connection)
    .await
}
