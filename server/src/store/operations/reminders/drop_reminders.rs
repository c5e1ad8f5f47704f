//! Deletes reminders, with all that rings them.

use super::{
    Change, Connection, Failure,
    owner::{find, lock},
};
use crate::store::request::{DropReminders, NoReminders};

impl Change for DropReminders {
    type Plan = ();

    async fn decide(&self, connection: &mut Connection) -> Result<(), Failure<NoReminders>> {
        lock(connection, self.token.reminders).await?;
        let known = find(connection, self.token.reminders).await?;
        if known.is_none_or(|known| known.are_of(&self.token)) { Ok(()) } else { Err(Failure::Refused(NoReminders)) }
    }

    async fn write(&self, connection: &mut Connection, (): ()) -> sqlx::Result<()> {
        // Rings follow.
        for sql in ["DELETE FROM alerts WHERE reminders = $1", "DELETE FROM reminders WHERE reminders = $1"] {
            sqlx::query(sql).bind(&self.token.reminders.as_bytes()[..]).execute(&mut *connection).await?;
        }
        Ok(())
    }
}
