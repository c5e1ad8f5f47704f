//! Keeps the next settings, and what the pages show of them.

use naderhand_signing::Kind;

use super::{Change, Connection, Failure, organisations, session, statements};
use crate::{
    organisation::{Face, settings_of},
    store::request::{Kept, PublishRefusal, PublishSettings, Publishing, StatementRefusal},
};

/// The number of the new settings and what the pages show; `None` when they were kept before.
pub struct Plan(Option<Box<(u32, Face)>>);

impl Change for PublishSettings {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<PublishRefusal>> {
        let Publishing { slug, token, statement, now } = &self.0;
        super::lock(connection, slug).await?;
        session::coordinator(connection, slug, token, *now).await?;
        let Some(version) = statements::next(connection, slug, Kind::Settings, statement).await? else {
            return Ok(Plan(None));
        };
        let refused = |fault: StatementRefusal| Failure::Refused(PublishRefusal::Statement(fault));
        let chain = statements::chain(connection, slug).await?;
        let body = chain.verify_settings(statement).map_err(|fault| refused(fault.into()))?.into_body();
        if body.version != version {
            return Err(Failure::Refused(PublishRefusal::Conflict));
        }
        let settings = settings_of(&body.json).map_err(|faults| Failure::Refused(PublishRefusal::Settings(faults)))?;
        if settings.organisation().slug() != slug {
            return Err(refused(StatementRefusal::OtherAddress));
        }
        let logo = organisations::face(connection, slug).await?.and_then(|face| face.logo);
        Ok(Plan(Some(Box::new((version, Face { settings, logo })))))
    }

    async fn write(&self, connection: &mut Connection, Plan(plan): Plan) -> sqlx::Result<Kept> {
        let Publishing { slug, statement, now, .. } = &self.0;
        let Some(plan) = plan else { return Ok(Kept::Before) };
        let (version, face) = *plan;
        organisations::put(connection, &face, now.date_naive()).await?;
        let kept = statements::Kept { version, statement: statement.clone() };
        statements::put(connection, slug, Kind::Settings, &[], &kept).await?;
        Ok(Kept::Now)
    }
}
