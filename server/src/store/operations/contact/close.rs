//! Says that a request is done.

use naderhand_domain::{
    contact::{Event, State},
    id::SupporterId,
};

use super::{Change, Connection, Failure, Place, copies, organisation::session, requests, step};
use crate::store::request::{CloseRequest, SupporterRefusal};

impl Change for CloseRequest {
    /// Who closes it, and where it will be; `None` when they closed it before.
    type Plan = Option<(SupporterId, State)>;

    async fn decide(&self, connection: &mut Connection) -> Result<Self::Plan, Failure<SupporterRefusal>> {
        let supporter = session::supporter(connection, &self.slug, &self.token, self.now).await?;
        let at = Place { slug: &self.slug, request: self.request };
        let known = copies::seen_by(connection, at, supporter, None).await?;
        let state = known.state.on(Event::Close(supporter), known.escalation, step(self.now));
        let state = state.map_err(|refused| Failure::Refused(SupporterRefusal::Request(refused.into())))?;
        Ok((state != known.state).then_some((supporter, state)))
    }

    async fn write(&self, connection: &mut Connection, plan: Self::Plan) -> sqlx::Result<()> {
        let Some((supporter, state)) = plan else { return Ok(()) };
        let at = Place { slug: &self.slug, request: self.request };
        copies::empty(connection, at, Some(supporter)).await?;
        requests::turn(connection, at, state, self.now).await
    }
}
