//! Takes a request: the first who comes has it, and their promise goes with it.

use naderhand_domain::{
    contact::{Event, State},
    id::SupporterId,
    wire::contact::Reached,
};

use super::{Change, Connection, Failure, Place, copies, messages, organisation::session, requests, step};
use crate::store::request::{ClaimRequest, RequestRefusal, SupporterRefusal};

/// Who takes it, and where it will be; `None` when they took it before, with this promise.
pub struct Plan(Option<(SupporterId, State)>);

impl Change for ClaimRequest {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<SupporterRefusal>> {
        let refused = |refusal: RequestRefusal| Failure::Refused(refusal.into());
        let supporter = session::supporter(connection, &self.slug, &self.token, self.now).await?;
        let at = Place { slug: &self.slug, request: self.request };
        let known = copies::seen_by(connection, at, supporter, None).await?;
        let state = known.state.on(Event::Claim(supporter), known.escalation, step(self.now));
        let state = state.map_err(|refusal| refused(refusal.into()))?;
        let part = messages::by_supporter(supporter);
        if state == known.state {
            let is_same = messages::is_there(connection, at, part, self.number, &self.promise).await?;
            return if is_same { Ok(Plan(None)) } else { Err(refused(RequestRefusal::Conflict)) };
        }
        messages::is_next(connection, at, part, self.number).await?.map_err(refused)?;
        Ok(Plan(Some((supporter, state))))
    }

    async fn write(&self, connection: &mut Connection, Plan(plan): Plan) -> sqlx::Result<()> {
        let Some((supporter, state)) = plan else { return Ok(()) };
        let at = Place { slug: &self.slug, request: self.request };
        let part = messages::by_supporter(supporter);
        messages::put(connection, at, part, self.number, &self.promise).await?;
        // Who takes it has read it.
        copies::note(connection, at, supporter, Reached::Opened).await?;
        requests::turn(connection, at, state, self.now).await
    }
}
