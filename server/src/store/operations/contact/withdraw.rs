//! Takes a request back.

use naderhand_domain::contact::{Event, State};

use super::{Change, Connection, Failure, copies, maker, messages, requests, step};
use crate::store::request::{RequestRefusal, WithdrawRequest};

impl Change for WithdrawRequest {
    /// Where it will be; `None` when it was withdrawn before.
    type Plan = Option<State>;

    async fn decide(&self, connection: &mut Connection) -> Result<Self::Plan, Failure<RequestRefusal>> {
        let known = maker::locked(connection, &self.slug, &self.token).await?;
        let state = known.state.on(Event::Withdraw, known.escalation, step(self.now));
        let state = state.map_err(|refused| Failure::Refused(refused.into()))?;
        Ok((state != known.state).then_some(state))
    }

    async fn write(&self, connection: &mut Connection, plan: Self::Plan) -> sqlx::Result<()> {
        let Some(state) = plan else { return Ok(()) };
        let at = maker::place(&self.slug, &self.token);
        messages::remove_all(connection, at).await?;
        copies::empty(connection, at, None).await?;
        requests::turn(connection, at, state, self.now).await
    }
}
