//! Gives a request back to the others, or does not take it.

use naderhand_domain::{
    contact::{Event, State},
    id::SupporterId,
};

use super::{Change, Connection, Failure, Place, copies, organisation::session, requests, step};
use crate::store::request::{StepBack, SupporterRefusal};

/// Who steps back, and where it will be if that is elsewhere.
pub struct Plan {
    supporter: SupporterId,
    next: Option<State>,
}

impl Change for StepBack {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<SupporterRefusal>> {
        let supporter = session::supporter(connection, &self.slug, &self.token, self.now).await?;
        let at = Place { slug: &self.slug, request: self.request };
        let known = copies::seen_by(connection, at, supporter, Some(supporter)).await?;
        let state = known.state.on(Event::StepBack(supporter), known.escalation, step(self.now));
        let state = state.map_err(|refused| Failure::Refused(SupporterRefusal::Request(refused.into())))?;
        Ok(Plan { supporter, next: (state != known.state).then_some(state) })
    }

    async fn write(&self, connection: &mut Connection, plan: Plan) -> sqlx::Result<()> {
        let at = Place { slug: &self.slug, request: self.request };
        copies::remove(connection, at, plan.supporter).await?;
        match plan.next {
            Some(state) => requests::turn(connection, at, state, self.now).await,
            None => requests::touch(connection, at).await,
        }
    }
}
