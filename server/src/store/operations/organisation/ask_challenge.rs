//! Keeps a challenge, where there is an organisation that could use it.

use std::convert::Infallible;

use super::{Change, Connection, Failure, statements};
use crate::store::request::AskChallenge;

impl Change for AskChallenge {
    /// Whether there is such an organisation.
    type Plan = bool;

    async fn decide(&self, connection: &mut Connection) -> Result<bool, Failure<Infallible>> {
        Ok(statements::tag(connection, &self.slug).await?.is_some())
    }

    async fn write(&self, connection: &mut Connection, is_known: bool) -> sqlx::Result<()> {
        if is_known {
            sqlx::query("INSERT INTO challenges (slug, challenge, expires_at) VALUES ($1, $2, $3)")
                .bind(&self.slug)
                .bind(&self.challenge[..])
                .bind(self.expires_at.timestamp())
                .execute(connection)
                .await?;
        }
        Ok(())
    }
}
