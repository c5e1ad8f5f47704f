//! Takes another address. All else stays.

use super::{
    Change, Connection, Failure, idle_until,
    owner::{lock, owned},
    ringing,
};
use crate::store::request::{MoveReminders, NoReminders};

impl Change for MoveReminders {
    /// Whether it is another one.
    type Plan = bool;

    async fn decide(&self, connection: &mut Connection) -> Result<bool, Failure<NoReminders>> {
        lock(connection, self.token.reminders).await?;
        let known = owned(connection, &self.token).await?;
        Ok(known.subscription != self.subscription)
    }

    async fn write(&self, connection: &mut Connection, is_other: bool) -> sqlx::Result<()> {
        if !is_other {
            return Ok(());
        }
        sqlx::query(
            "UPDATE reminders SET endpoint = $2, p256dh = $3, auth = $4, is_over = $5, expires_at = $6 WHERE reminders = $1",
        )
        .bind(&self.token.reminders.as_bytes()[..])
        .bind(self.subscription.endpoint.expose())
        .bind(&self.subscription.p256dh[..])
        .bind(&self.subscription.auth[..])
        .bind(false)
        .bind(idle_until(self.now))
        .execute(&mut *connection)
        .await?;
        ringing::wake(connection, self.token.reminders).await
    }
}
