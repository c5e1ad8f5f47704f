//! Keeps the next directory. What those have who are gone by it goes back to the others.

use naderhand_domain::id::SupporterId;
use naderhand_signing::{DirectoryBody, Kind};

use super::{
    super::{contact::gone, reminders::alerts},
    Change, Connection, Failure, session, statements,
};
use crate::store::request::{Kept, PublishDirectory, PublishRefusal, Publishing};

/// The new directory, and who is gone by it; `None` when it was kept before.
pub struct Plan(Option<(Box<DirectoryBody>, Vec<SupporterId>)>);

impl Change for PublishDirectory {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<PublishRefusal>> {
        let Publishing { slug, token, statement, now } = &self.0;
        super::lock(connection, slug).await?;
        session::coordinator(connection, slug, token, *now).await?;
        let Some(version) = statements::next(connection, slug, Kind::Directory, statement).await? else {
            return Ok(Plan(None));
        };
        let chain = statements::chain(connection, slug).await?;
        let refused = |fault| Failure::Refused(PublishRefusal::Statement(fault));
        let body = chain.verify_directory(statement).map_err(|fault| refused(fault.into()))?.into_body();
        if body.version != version {
            return Err(Failure::Refused(PublishRefusal::Conflict));
        }
        let gone = gone::by(connection, slug, &body).await?;
        Ok(Plan(Some((Box::new(body), gone))))
    }

    async fn write(&self, connection: &mut Connection, Plan(plan): Plan) -> sqlx::Result<Kept> {
        let Publishing { slug, statement, now, .. } = &self.0;
        let Some((directory, gone)) = plan else { return Ok(Kept::Before) };
        let kept = statements::Kept { version: directory.version, statement: statement.clone() };
        statements::put(connection, slug, Kind::Directory, &[], &kept).await?;
        statements::name_supporters(connection, slug, &directory).await?;
        alerts::leave(connection, slug, &gone).await?;
        gone::leave(connection, slug, &gone, *now).await?;
        Ok(Kept::Now)
    }
}
