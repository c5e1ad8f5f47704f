//! Keeps a later availability of the supporter who asks.

use naderhand_domain::id::SupporterId;
use naderhand_signing::{Kind, PublicKey};

use super::{Change, Connection, Failure, rows, session, statements};
use crate::store::request::{Kept, PublishAvailability, PublishRefusal, Publishing, StatementRefusal};

/// Whose, and its number; `None` when it was kept before.
pub struct Plan(Option<(SupporterId, u32)>);

impl Change for PublishAvailability {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<PublishRefusal>> {
        let Publishing { slug, token, statement, now } = &self.0;
        super::lock(connection, slug).await?;
        let caller = session::supporter(connection, slug, token, *now).await?;
        let latest = statements::latest(connection, slug, Kind::Availability, caller.as_bytes()).await?;
        if latest.as_ref().is_some_and(|latest| latest.statement == *statement) {
            return Ok(Plan(None));
        }
        let own = key_of(connection, slug, caller).await?;
        let chain = statements::chain(connection, slug).await?;
        let refused = |fault| Failure::Refused(PublishRefusal::Statement(fault));
        // Looked at before the signature, so that it is told from a signature that does not fit.
        let mut is_other = false;
        let key = |supporter| {
            is_other = supporter != caller;
            (supporter == caller).then_some(own)
        };
        let verified = chain.verify_availability(key, statement);
        if is_other {
            return Err(refused(StatementRefusal::OtherSupporter));
        }
        let version = verified.map_err(|fault| refused(fault.into()))?.body().version;
        if latest.is_some_and(|latest| latest.version >= version) {
            return Err(Failure::Refused(PublishRefusal::Conflict));
        }
        Ok(Plan(Some((caller, version))))
    }

    async fn write(&self, connection: &mut Connection, Plan(plan): Plan) -> sqlx::Result<Kept> {
        let Publishing { slug, statement, .. } = &self.0;
        let Some((supporter, version)) = plan else { return Ok(Kept::Before) };
        let kept = statements::Kept { version, statement: statement.clone() };
        statements::put(connection, slug, Kind::Availability, supporter.as_bytes(), &kept).await?;
        Ok(Kept::Now)
    }
}

/// The key that the directory names for a supporter who was just let in.
async fn key_of(connection: &mut Connection, slug: &str, supporter: SupporterId) -> sqlx::Result<PublicKey> {
    let key: Vec<u8> = sqlx::query_scalar("SELECT key FROM supporters WHERE slug = $1 AND supporter = $2")
        .bind(slug)
        .bind(&supporter.as_bytes()[..])
        .fetch_one(connection)
        .await?;
    rows::array(&key, "key").map(PublicKey)
}
