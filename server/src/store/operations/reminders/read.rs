//! Tells a device what is kept.

use naderhand_domain::wire::reminders::{Address, RemindersStatus};

use super::{Connection, Failure, Reading, owner::owned, rows};
use crate::store::request::{NoReminders, ReadReminders};

impl Reading for ReadReminders {
    async fn read(&self, connection: &mut Connection) -> Result<RemindersStatus, Failure<NoReminders>> {
        let known = owned(connection, &self.token).await?;
        let rings: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM rings WHERE reminders = $1")
            .bind(&self.token.reminders.as_bytes()[..])
            .fetch_one(connection)
            .await?;
        Ok(RemindersStatus {
            address: if known.is_over { Address::Over } else { Address::Live },
            rings: u32::try_from(rings).map_err(|_| rows::corrupt("rings"))?,
            last: known.last_at.map(|last_at| rows::time(last_at, "last_at")).transpose()?,
        })
    }
}
