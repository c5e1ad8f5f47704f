//! Rings somebody's reminders from now on when something waits for them.

use naderhand_domain::id::RemindersId;

use super::{
    Change, Connection, Failure,
    alerts::{self, COORDINATOR, SUPPORTER},
    owner::find,
    session::{self, Who},
};
use crate::store::request::{AlertsRefusal, KeepAlerts};

/// The columns of somebody.
pub(super) fn columns(who: &Who) -> (i16, &[u8]) {
    match who {
        Who::Coordinator(key) => (COORDINATOR, key),
        Who::Supporter(supporter) => (SUPPORTER, supporter.as_bytes()),
    }
}

impl Change for KeepAlerts {
    type Plan = Who;

    async fn decide(&self, connection: &mut Connection) -> Result<Who, Failure<AlertsRefusal>> {
        super::super::organisation::lock(connection, &self.slug).await?;
        let who = session::either(connection, &self.slug, &self.token, self.now).await?;
        let known = find(connection, self.reminders).await?;
        if known.is_some() { Ok(who) } else { Err(Failure::Refused(AlertsRefusal::NoReminders)) }
    }

    async fn write(&self, connection: &mut Connection, who: Who) -> sqlx::Result<()> {
        let (role, who) = columns(&who);
        let is_same = is_kept(connection, self, role, who).await?;
        // The same again leaves alone what is about to ring.
        if is_same {
            return Ok(());
        }
        alerts::end(connection, &self.slug, role, who).await?;
        sqlx::query("INSERT INTO alerts (slug, role, who, reminders, tag) VALUES ($1, $2, $3, $4, $5)")
            .bind(&self.slug)
            .bind(role)
            .bind(who)
            .bind(&self.reminders.as_bytes()[..])
            .bind(&self.tag.as_bytes()[..])
            .execute(connection)
            .await?;
        Ok(())
    }
}

async fn is_kept(connection: &mut Connection, keep: &KeepAlerts, role: i16, who: &[u8]) -> sqlx::Result<bool> {
    let kept: Option<(Vec<u8>, Vec<u8>)> =
        sqlx::query_as("SELECT reminders, tag FROM alerts WHERE slug = $1 AND role = $2 AND who = $3")
            .bind(&keep.slug)
            .bind(role)
            .bind(who)
            .fetch_optional(connection)
            .await?;
    let is_this =
        |id: &RemindersId, tag: &[u8], kept: &(Vec<u8>, Vec<u8>)| id.as_bytes()[..] == kept.0 && tag == kept.1;
    Ok(kept.is_some_and(|kept| is_this(&keep.reminders, keep.tag.as_bytes(), &kept)))
}
