//! Leaves a key box.

use super::{
    Change, Connection, Failure,
    caller::{self, Caller},
    key_boxes, vaults,
};
use crate::store::request::{PutKeyBox, PutKeyBoxRefusal};

impl Change for PutKeyBox {
    type Plan = Caller;

    async fn decide(&self, connection: &mut Connection) -> Result<Caller, Failure<PutKeyBoxRefusal>> {
        let caller = caller::authenticate(connection, &self.token).await?;
        vaults::lock(connection, caller.vault).await?;
        if !vaults::has_consent(connection, caller.vault).await? {
            return Err(Failure::Refused(PutKeyBoxRefusal::ConsentMissing));
        }
        if key_boxes::is_taken(connection, caller.vault, &self.key_box).await? {
            return Err(Failure::Refused(PutKeyBoxRefusal::LocatorTaken));
        }
        Ok(caller)
    }

    async fn write(&self, connection: &mut Connection, caller: Caller) -> sqlx::Result<()> {
        key_boxes::remove_replaced(connection, caller.vault, caller.device, &self.key_box).await?;
        key_boxes::add(connection, caller.vault, caller.device, &self.key_box, self.now).await
    }
}
