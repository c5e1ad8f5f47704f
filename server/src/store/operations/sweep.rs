//! Deletes what has expired: pairing boxes, organisations' links, challenges, sessions, setup codes, requests for contact,
//! reminders of which nothing is planned any more. What opened something does not any more; this is so that it is gone.

use std::convert::Infallible;

use naderhand_domain::wire::limits::RING_LATE_HOURS;

use super::{Change, Connection, Failure};
use crate::store::request::{Sweep, Swept};

/// Boxes in one sweep; the rest wait for the next.
const MOST: i64 = 500;

impl Change for Sweep {
    type Plan = Vec<(Vec<u8>, Vec<u8>)>;

    async fn decide(&self, connection: &mut Connection) -> Result<Self::Plan, Failure<Infallible>> {
        let expired = sqlx::query_as("SELECT vault, locator FROM key_boxes WHERE expires_at <= $1 LIMIT $2")
            .bind(self.now.timestamp())
            .bind(MOST)
            .fetch_all(connection)
            .await?;
        Ok(expired)
    }

    async fn write(&self, connection: &mut Connection, expired: Self::Plan) -> sqlx::Result<Swept> {
        for (vault, locator) in &expired {
            sqlx::query("DELETE FROM key_boxes WHERE vault = $1 AND locator = $2")
                .bind(vault)
                .bind(locator)
                .execute(&mut *connection)
                .await?;
            sqlx::query("DELETE FROM locator_vaults WHERE locator = $1")
                .bind(locator)
                .execute(&mut *connection)
                .await?;
        }
        let mut swept = Swept { boxes: expired.len() as u64, ..Swept::default() };
        swept.links = delete(connection, "DELETE FROM links WHERE expires_at <= $1", self).await?;
        // Copies and messages follow.
        swept.requests = delete(connection, "DELETE FROM requests WHERE expires_at <= $1", self).await?;
        swept.reminders = forget_reminders(connection, self).await?;
        for sql in [
            "DELETE FROM challenges WHERE expires_at <= $1",
            "DELETE FROM sessions WHERE expires_at <= $1",
            "DELETE FROM setup_codes WHERE expires_at <= $1",
        ] {
            swept.openings += delete(connection, sql, self).await?;
        }
        Ok(swept)
    }
}

/// Deletes reminders that were idle for long. Those that alert somebody stay for as long as their address takes pushes.
async fn forget_reminders(connection: &mut Connection, sweep: &Sweep) -> sqlx::Result<u64> {
    // Where nobody rings any more, nothing takes rings from the queue.
    sqlx::query("DELETE FROM rings WHERE next_at <= $1")
        .bind(sweep.now.timestamp() - 2 * 60 * 60 * RING_LATE_HOURS)
        .execute(&mut *connection)
        .await?;
    let sql = "\
        DELETE FROM reminders WHERE expires_at <= $1 AND NOT EXISTS (SELECT 1 FROM rings r WHERE r.reminders = reminders.reminders) \
          AND (is_over OR NOT EXISTS (SELECT 1 FROM alerts a WHERE a.reminders = reminders.reminders))";
    let forgotten = delete(connection, sql, sweep).await?;
    if forgotten > 0 {
        let sql =
            "DELETE FROM alerts WHERE NOT EXISTS (SELECT 1 FROM reminders m WHERE m.reminders = alerts.reminders)";
        sqlx::query(sql).execute(connection).await?;
    }
    Ok(forgotten)
}

async fn delete(connection: &mut Connection, sql: &'static str, sweep: &Sweep) -> sqlx::Result<u64> {
    Ok(sqlx::query(sql).bind(sweep.now.timestamp()).execute(connection).await?.rows_affected())
}
