//! Keeps the next authority.

use naderhand_signing::{AuthorityChain, ChainFault, Kind};

use super::{super::reminders::alerts, Change, Connection, Failure, session, statements};
use crate::store::request::{Kept, PublishAuthority, PublishRefusal, Publishing};

/// The chain with the new authority; `None` when it was kept before.
pub struct Plan(Option<Box<AuthorityChain>>);

impl Change for PublishAuthority {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<PublishRefusal>> {
        let Publishing { slug, token, statement, now } = &self.0;
        super::lock(connection, slug).await?;
        session::coordinator(connection, slug, token, *now).await?;
        let latest = statements::latest(connection, slug, Kind::Authority, &[]).await?;
        if latest.is_some_and(|latest| latest.statement == *statement) {
            return Ok(Plan(None));
        }
        let mut chain = statements::chain(connection, slug).await?;
        chain.extend(statement).map_err(|fault| {
            Failure::Refused(match fault {
                // Another number than the next, or built on another one than the latest.
                ChainFault::Order { .. } | ChainFault::Broken { .. } => PublishRefusal::Conflict,
                fault => PublishRefusal::Statement(fault.into()),
            })
        })?;
        Ok(Plan(Some(Box::new(chain))))
    }

    async fn write(&self, connection: &mut Connection, Plan(plan): Plan) -> sqlx::Result<Kept> {
        let Publishing { slug, statement, .. } = &self.0;
        let Some(chain) = plan else { return Ok(Kept::Before) };
        let kept = statements::Kept { version: chain.version(), statement: statement.clone() };
        statements::put(connection, slug, Kind::Authority, &[], &kept).await?;
        statements::name_coordinators(connection, slug, chain.head()).await?;
        alerts::keep_coordinators(connection, slug).await?;
        Ok(Kept::Now)
    }
}
