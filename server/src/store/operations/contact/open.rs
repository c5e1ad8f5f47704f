//! Notes that a supporter has opened a request.

use naderhand_domain::{id::SupporterId, wire::contact::Reached};

use super::{Change, Connection, Failure, Place, copies, organisation::session};
use crate::store::request::{OpenRequest, SupporterRefusal};

impl Change for OpenRequest {
    type Plan = SupporterId;

    async fn decide(&self, connection: &mut Connection) -> Result<SupporterId, Failure<SupporterRefusal>> {
        let supporter = session::supporter(connection, &self.slug, &self.token, self.now).await?;
        let at = Place { slug: &self.slug, request: self.request };
        let known = copies::seen_by(connection, at, supporter, None).await?;
        copies::may_read(known.state, supporter).map_err(|refusal| Failure::Refused(refusal.into()))?;
        Ok(supporter)
    }

    async fn write(&self, connection: &mut Connection, supporter: SupporterId) -> sqlx::Result<()> {
        copies::note(connection, Place { slug: &self.slug, request: self.request }, supporter, Reached::Opened).await
    }
}
