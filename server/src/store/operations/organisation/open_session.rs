//! Opens a session for a signed challenge.

use naderhand_domain::{id::SupporterId, wire::organisation::Role};
use naderhand_signing::{PublicKey, verify_proof};

use super::{Change, Connection, Failure, rows, session, statements};
use crate::store::request::{NoSession, OpenSession};

/// Which supporter it is, if it is one.
pub struct Plan(Option<SupporterId>);

impl Change for OpenSession {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<NoSession>> {
        // With the lock a challenge is used once, also by two who come at the same moment.
        super::lock(connection, &self.slug).await?;
        if !is_open(connection, self).await? {
            return Err(Failure::Refused(NoSession));
        }
        let supporter = match self.new.role {
            Role::Coordinator if is_coordinator(connection, self).await? => None,
            Role::Coordinator => return Err(Failure::Refused(NoSession)),
            Role::Supporter => Some(find_supporter(connection, self).await?.ok_or(Failure::Refused(NoSession))?),
        };
        let fingerprint = statements::chain(connection, &self.slug).await?.fingerprint();
        let new = &self.new;
        verify_proof(&PublicKey(new.key), fingerprint, new.role, &new.challenge, &new.signature)
            .map_err(|_| Failure::Refused(NoSession))?;
        Ok(Plan(supporter))
    }

    async fn write(&self, connection: &mut Connection, Plan(supporter): Plan) -> sqlx::Result<()> {
        sqlx::query("DELETE FROM challenges WHERE slug = $1 AND challenge = $2")
            .bind(&self.slug)
            .bind(&self.new.challenge[..])
            .execute(&mut *connection)
            .await?;
        sqlx::query("INSERT INTO sessions (slug, verifier, key, supporter, expires_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(&self.slug)
            .bind(&session::verifier(&self.token)[..])
            .bind(&self.new.key[..])
            .bind(supporter.as_ref().map(|supporter| &supporter.as_bytes()[..]))
            .bind(self.expires_at.timestamp())
            .execute(connection)
            .await?;
        Ok(())
    }
}

async fn is_open(connection: &mut Connection, open: &OpenSession) -> sqlx::Result<bool> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM challenges WHERE slug = $1 AND challenge = $2 AND expires_at > $3)",
    )
    .bind(&open.slug)
    .bind(&open.new.challenge[..])
    .bind(open.now.timestamp())
    .fetch_one(connection)
    .await
}

async fn is_coordinator(connection: &mut Connection, open: &OpenSession) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM coordinators WHERE slug = $1 AND key = $2)")
        .bind(&open.slug)
        .bind(&open.new.key[..])
        .fetch_one(connection)
        .await
}

/// A directory names each key once.
async fn find_supporter(connection: &mut Connection, open: &OpenSession) -> sqlx::Result<Option<SupporterId>> {
    let supporter: Option<Vec<u8>> =
        sqlx::query_scalar("SELECT supporter FROM supporters WHERE slug = $1 AND key = $2")
            .bind(&open.slug)
            .bind(&open.new.key[..])
            .fetch_optional(connection)
            .await?;
    supporter.map(|supporter| rows::id(&supporter, "supporter")).transpose()
}
