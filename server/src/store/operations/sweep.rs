//! Deletes what has expired: pairing boxes, organisations' links, challenges, sessions and setup codes. They do not open any
//! more; this is so that they are gone.

use std::convert::Infallible;

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

async fn delete(connection: &mut Connection, sql: &'static str, sweep: &Sweep) -> sqlx::Result<u64> {
    Ok(sqlx::query(sql).bind(sweep.now.timestamp()).execute(connection).await?.rows_affected())
}
