//! Keeps all that a device wants, in the place of what it wanted before.

use chrono::TimeDelta;
use naderhand_domain::wire::{limits, reminders::Ring};

use super::{
    Change, Connection, Failure, idle_until,
    owner::{find, lock, shown_columns},
    ringing,
};
use crate::store::request::{KeepReminders, KeptReminders, NoReminders};

/// Whether the address is known to be over; `None` when there are no such reminders yet.
pub struct Plan(Option<bool>);

impl Change for KeepReminders {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<NoReminders>> {
        lock(connection, self.reminders).await?;
        let Some(known) = find(connection, self.reminders).await? else { return Ok(Plan(None)) };
        if !self.token.as_ref().is_some_and(|token| known.are_of(token)) {
            return Err(Failure::Refused(NoReminders));
        }
        // An address that is over does not come back by being sent again.
        Ok(Plan(Some(known.is_over && known.subscription == self.subscription)))
    }

    async fn write(&self, connection: &mut Connection, Plan(known): Plan) -> sqlx::Result<KeptReminders> {
        let (text, language) = shown_columns(self.shown);
        let is_over = known.unwrap_or_default();
        let sql = match known {
            None => {
                "INSERT INTO reminders (reminders, wording, endpoint, p256dh, auth, shown_text, shown_language, is_over, \
                   expires_at, verifier) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            }
            Some(_) => {
                "UPDATE reminders SET wording = $2, endpoint = $3, p256dh = $4, auth = $5, shown_text = $6, \
                   shown_language = $7, is_over = $8, expires_at = $9 WHERE reminders = $1"
            }
        };
        let query = sqlx::query(sql)
            .bind(&self.reminders.as_bytes()[..])
            .bind(self.wording.as_str())
            .bind(self.subscription.endpoint.expose())
            .bind(&self.subscription.p256dh[..])
            .bind(&self.subscription.auth[..])
            .bind(text)
            .bind(language)
            .bind(is_over)
            .bind(idle_until(self.now));
        // The secret is drawn once.
        let query = if known.is_none() { query.bind(&self.verifier.0[..]) } else { query };
        query.execute(&mut *connection).await?;
        // What is too late by now would only be dropped.
        let late = self.now - TimeDelta::hours(limits::RING_LATE_HOURS);
        let rings: Vec<Ring> = self.rings.as_slice().iter().filter(|ring| ring.at > late).copied().collect();
        ringing::replace(connection, self.reminders, &rings, is_over).await?;
        Ok(if known.is_some() { KeptReminders::Replaced } else { KeptReminders::Made })
    }
}
