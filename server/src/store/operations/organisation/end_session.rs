//! Ends the caller's own session.

use super::{Change, Connection, Failure, session};
use crate::store::request::{EndSession, NoSession};

impl Change for EndSession {
    type Plan = ();

    async fn decide(&self, connection: &mut Connection) -> Result<(), Failure<NoSession>> {
        super::lock(connection, &self.slug).await?;
        session::either(connection, &self.slug, &self.token, self.now).await.map(drop)
    }

    async fn write(&self, connection: &mut Connection, (): ()) -> sqlx::Result<()> {
        sqlx::query("DELETE FROM sessions WHERE slug = $1 AND verifier = $2")
            .bind(&self.slug)
            .bind(&session::verifier(&self.token)[..])
            .execute(connection)
            .await?;
        Ok(())
    }
}
