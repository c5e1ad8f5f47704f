//! Tells a coordinator which requests wait.

use naderhand_domain::{contact::Stage, wire::contact::Waiting};

use super::{Connection, Failure, Reading, organisation::session, requests::stage_column, time};
use crate::store::request::{ListWaiting, NoSession};

impl Reading for ListWaiting {
    async fn read(&self, connection: &mut Connection) -> Result<Waiting, Failure<NoSession>> {
        session::coordinator(connection, &self.slug, &self.token, self.now).await?;
        let sent_at: Vec<i64> =
            sqlx::query_scalar("SELECT sent_at FROM requests WHERE slug = $1 AND stage = $2 ORDER BY sent_at")
                .bind(&self.slug)
                .bind(stage_column(Stage::Coordinator))
                .fetch_all(connection)
                .await?;
        let sent_at = sent_at.into_iter().map(|seconds| time(seconds, "sent_at")).collect::<sqlx::Result<_>>()?;
        Ok(Waiting { sent_at })
    }
}
