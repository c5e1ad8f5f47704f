//! Registers a vault with its first device.

use naderhand_domain::wire::vault::NewVault;

use super::{Change, Connection, Failure, vaults};
use crate::store::request::{Register, RegisterRefusal, Registered};

impl Change for Register {
    type Plan = Registered;

    async fn decide(&self, connection: &mut Connection) -> Result<Registered, Failure<RegisterRefusal>> {
        let NewVault { vault, device } = &self.vault;
        if let Some(known) = vaults::known_device(connection, device).await? {
            let same = known.vault == vault.as_bytes() && known.verifier == device.verifier.0 && !known.revoked;
            return if same { Ok(Registered::Before) } else { Err(Failure::Refused(RegisterRefusal::Exists)) };
        }
        let taken: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM vaults WHERE vault = $1)")
            .bind(&vault.as_bytes()[..])
            .fetch_one(connection)
            .await?;
        if taken { Err(Failure::Refused(RegisterRefusal::Exists)) } else { Ok(Registered::Now) }
    }

    async fn write(&self, connection: &mut Connection, plan: Registered) -> sqlx::Result<Registered> {
        if plan == Registered::Now {
            let NewVault { vault, device } = &self.vault;
            sqlx::query("INSERT INTO vaults (vault) VALUES ($1)")
                .bind(&vault.as_bytes()[..])
                .execute(&mut *connection)
                .await?;
            vaults::add_device(connection, *vault, device, self.today).await?;
        }
        Ok(plan)
    }
}
