//! Notes a device's sealed name.

use super::{
    Change, Connection, Failure,
    caller::{self, Caller},
};
use crate::store::request::{DeviceRefusal, NameDevice};

impl Change for NameDevice {
    type Plan = Caller;

    async fn decide(&self, connection: &mut Connection) -> Result<Caller, Failure<DeviceRefusal>> {
        caller::authenticate(connection, &self.token).await
    }

    async fn write(&self, connection: &mut Connection, caller: Caller) -> sqlx::Result<()> {
        sqlx::query("UPDATE devices SET label = $3 WHERE vault = $1 AND device = $2")
            .bind(&caller.vault.as_bytes()[..])
            .bind(&caller.device.as_bytes()[..])
            .bind(&self.label)
            .execute(connection)
            .await?;
        Ok(())
    }
}
