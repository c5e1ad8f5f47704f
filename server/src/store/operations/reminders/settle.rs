//! Notes what became of rings.

use std::convert::Infallible;

use super::{Change, Connection, Failure, idle_until, ringing, rows};
use crate::store::request::{Leased, Outcome, SettleRings, Settled};

impl Change for SettleRings {
    type Plan = ();

    async fn decide(&self, _: &mut Connection) -> Result<(), Failure<Infallible>> {
        Ok(())
    }

    async fn write(&self, connection: &mut Connection, (): ()) -> sqlx::Result<()> {
        // Always in the same order, so that several servers do not wait for each other in a circle.
        let mut settled: Vec<&Settled> = self.settled.iter().collect();
        settled.sort_unstable_by_key(|settled| settled.ring.reminders);
        for Settled { ring, lease, outcome } in settled {
            let lease = lease.as_ref().map(|lease| &lease[..]);
            match outcome {
                Outcome::Delivered => {
                    sqlx::query("UPDATE reminders SET last_at = $2, expires_at = $3 WHERE reminders = $1")
                        .bind(&ring.reminders.as_bytes()[..])
                        .bind(rows::step(self.now).timestamp())
                        .bind(idle_until(self.now))
                        .execute(&mut *connection)
                        .await?;
                    sqlx::query("DELETE FROM rings WHERE reminders = $1 AND tag = $2 AND lease = $3")
                        .bind(&ring.reminders.as_bytes()[..])
                        .bind(&ring.tag.as_bytes()[..])
                        .bind(lease)
                        .execute(&mut *connection)
                        .await?;
                }
                Outcome::Over => over(connection, ring).await?,
                Outcome::Later(at) => {
                    sqlx::query(
                        "UPDATE rings SET next_at = $4, lease = NULL WHERE reminders = $1 AND tag = $2 AND lease = $3",
                    )
                    .bind(&ring.reminders.as_bytes()[..])
                    .bind(&ring.tag.as_bytes()[..])
                    .bind(lease)
                    .bind(at.timestamp())
                    .execute(&mut *connection)
                    .await?;
                }
            }
        }
        Ok(())
    }
}

/// Notes that an address is over, unless the device has sent another one meanwhile.
async fn over(connection: &mut Connection, ring: &Leased) -> sqlx::Result<()> {
    let noted = sqlx::query(
        "UPDATE reminders SET is_over = $5 WHERE reminders = $1 AND endpoint = $2 AND p256dh = $3 AND auth = $4",
    )
    .bind(&ring.reminders.as_bytes()[..])
    .bind(ring.subscription.endpoint.expose())
    .bind(&ring.subscription.p256dh[..])
    .bind(&ring.subscription.auth[..])
    .bind(true)
    .execute(&mut *connection)
    .await?;
    if noted.rows_affected() > 0 { ringing::rest(connection, ring.reminders).await } else { Ok(()) }
}
