//! Keeps the next directory.

use naderhand_signing::{DirectoryBody, Kind};

use super::{Change, Connection, Failure, session, statements};
use crate::store::request::{Kept, PublishDirectory, PublishRefusal, Publishing};

/// The new directory; `None` when it was kept before.
pub struct Plan(Option<Box<DirectoryBody>>);

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
        Ok(Plan(Some(Box::new(body))))
    }

    async fn write(&self, connection: &mut Connection, Plan(plan): Plan) -> sqlx::Result<Kept> {
        let Publishing { slug, statement, .. } = &self.0;
        let Some(directory) = plan else { return Ok(Kept::Before) };
        let kept = statements::Kept { version: directory.version, statement: statement.clone() };
        statements::put(connection, slug, Kind::Directory, &[], &kept).await?;
        statements::name_supporters(connection, slug, &directory).await?;
        Ok(Kept::Now)
    }
}
