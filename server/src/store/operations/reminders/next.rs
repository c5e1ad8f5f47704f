//! Tells when the next ring is due.

use std::convert::Infallible;

use chrono::{DateTime, Utc};

use super::{Connection, Failure, Reading, rows};
use crate::store::request::NextRing;

impl Reading for NextRing {
    async fn read(&self, connection: &mut Connection) -> Result<Option<DateTime<Utc>>, Failure<Infallible>> {
        let next: Option<i64> = sqlx::query_scalar("SELECT MIN(next_at) FROM rings").fetch_one(connection).await?;
        Ok(next.map(|next| rows::time(next, "next_at")).transpose()?)
    }
}
