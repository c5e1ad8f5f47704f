//! Withdraws a link.

use super::{Change, Connection, Failure, session};
use crate::store::request::{DeleteLink, NoSession, Withdrawn};

impl Change for DeleteLink {
    type Plan = ();

    async fn decide(&self, connection: &mut Connection) -> Result<(), Failure<NoSession>> {
        super::lock(connection, &self.slug).await?;
        session::coordinator(connection, &self.slug, &self.token, self.now).await
    }

    async fn write(&self, connection: &mut Connection, (): ()) -> sqlx::Result<Withdrawn> {
        sqlx::query("DELETE FROM links WHERE slug = $1 AND locator = $2")
            .bind(&self.slug)
            .bind(&self.locator.as_bytes()[..])
            .execute(connection)
            .await?;
        Ok(Withdrawn)
    }
}
