//! Removes a device. It may know the recovery words and may have left a pairing box, so all boxes go with it.

use super::{
    Change, Connection, Failure,
    caller::{self, Caller},
    key_boxes, vaults,
};
use crate::store::request::{PutKeyBoxRefusal, RevokeDevice, RevokeDeviceRefusal};

/// What is about to happen.
pub struct Plan {
    caller: Caller,
    /// Whether the device was removed before: then this call was sent again, and boxes made since stay.
    is_repeated: bool,
}

impl Change for RevokeDevice {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<RevokeDeviceRefusal>> {
        let caller = caller::authenticate(connection, &self.token).await?;
        vaults::lock(connection, caller.vault).await?;
        let revoked: Option<bool> = sqlx::query_scalar("SELECT revoked FROM devices WHERE vault = $1 AND device = $2")
            .bind(&caller.vault.as_bytes()[..])
            .bind(&self.device.as_bytes()[..])
            .fetch_optional(&mut *connection)
            .await?;
        let is_repeated = revoked.ok_or(Failure::Refused(RevokeDeviceRefusal::NotFound))?;
        if let Some(key_box) = &self.recovery {
            let refused = |refusal| Failure::Refused(RevokeDeviceRefusal::KeyBox(refusal));
            if !vaults::has_consent(connection, caller.vault).await? {
                return Err(refused(PutKeyBoxRefusal::ConsentMissing));
            }
            if key_boxes::is_taken(connection, caller.vault, key_box).await? {
                return Err(refused(PutKeyBoxRefusal::LocatorTaken));
            }
        }
        Ok(Plan { caller, is_repeated })
    }

    async fn write(&self, connection: &mut Connection, plan: Plan) -> sqlx::Result<()> {
        let Caller { vault, device } = plan.caller;
        if !plan.is_repeated {
            sqlx::query("UPDATE devices SET revoked = $3 WHERE vault = $1 AND device = $2")
                .bind(&vault.as_bytes()[..])
                .bind(&self.device.as_bytes()[..])
                .bind(true)
                .execute(&mut *connection)
                .await?;
            key_boxes::remove_all(connection, vault).await?;
        }
        if let Some(key_box) = &self.recovery {
            key_boxes::remove_replaced(connection, vault, device, key_box).await?;
            key_boxes::add(connection, vault, device, key_box, self.now).await?;
        }
        Ok(())
    }
}
