//! Erases what was kept for a purpose. For backup, which is the only one, that is the vault as a whole.

use naderhand_domain::{consent::Purpose, id::VaultId};

use super::{Change, Connection, Failure, caller, dialect, vaults};
use crate::store::request::{DeviceRefusal, WithdrawConsent};

impl Change for WithdrawConsent {
    type Plan = VaultId;

    async fn decide(&self, connection: &mut Connection) -> Result<VaultId, Failure<DeviceRefusal>> {
        let Purpose::Backup = self.purpose;
        let caller = caller::authenticate(connection, &self.token).await?;
        vaults::lock(connection, caller.vault).await?;
        // Waits for uploads under way; those that come after find no device.
        if let Some(sql) = dialect::LOCK_DEVICES {
            sqlx::query(sql).bind(&caller.vault.as_bytes()[..]).execute(connection).await?;
        }
        Ok(caller.vault)
    }

    /// The directories have no foreign key, so they go first; all that has one follows the vault.
    async fn write(&self, connection: &mut Connection, vault: VaultId) -> sqlx::Result<()> {
        for sql in [
            "DELETE FROM device_vaults WHERE device IN (SELECT device FROM devices WHERE vault = $1)",
            "DELETE FROM locator_vaults WHERE locator IN (SELECT locator FROM key_boxes WHERE vault = $1)",
            "DELETE FROM vaults WHERE vault = $1",
        ] {
            sqlx::query(sql).bind(&vault.as_bytes()[..]).execute(&mut *connection).await?;
        }
        Ok(())
    }
}
