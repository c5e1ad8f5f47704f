//! Notes that the employee agrees.

use naderhand_domain::id::VaultId;

use super::{Change, Connection, Failure, caller, vaults};
use crate::store::request::{DeviceRefusal, GiveConsent};

impl Change for GiveConsent {
    type Plan = VaultId;

    async fn decide(&self, connection: &mut Connection) -> Result<VaultId, Failure<DeviceRefusal>> {
        let caller = caller::authenticate(connection, &self.token).await?;
        vaults::lock(connection, caller.vault).await?;
        Ok(caller.vault)
    }

    /// Consent to the same wording, sent again, keeps the time at which it was first given.
    async fn write(&self, connection: &mut Connection, vault: VaultId) -> sqlx::Result<()> {
        sqlx::query(
            "INSERT INTO consents (vault, purpose, given_at, wording) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (vault, purpose) DO UPDATE SET given_at = excluded.given_at, wording = excluded.wording \
             WHERE consents.wording <> excluded.wording",
        )
        .bind(&vault.as_bytes()[..])
        .bind(vaults::purpose(self.purpose))
        .bind(self.now.timestamp())
        .bind(&self.wording)
        .execute(connection)
        .await?;
        Ok(())
    }
}
