//! Asks anew: other copies take the place of those that are there.

use naderhand_domain::{
    contact::{Event, State},
    organisation::Limits,
};
use sha2::{Digest as _, Sha256};

use super::{
    Change, Connection, Failure, copies, maker, organisation, requests,
    send::{escalation, organisation_limits},
    step,
};
use crate::store::request::{AskAnew, AskRefusal, RequestRefusal};

/// Where the request will be; `None` when it was asked anew before.
pub struct Plan(Option<(State, Limits)>);

impl Change for AskAnew {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<AskRefusal>> {
        organisation::lock(connection, &self.slug).await?;
        let known = maker::locked(connection, &self.slug, &self.token).await?;
        if known.asked.is_some_and(|asked| asked == digest(self)) {
            return Ok(Plan(None));
        }
        let refused = |refusal: RequestRefusal| Failure::Refused(AskRefusal::Request(refusal));
        let limits = organisation_limits(connection, &self.slug).await?;
        let named = copies::named(connection, &self.slug, &self.asking).await?;
        let escalation = escalation(&named.clone().unwrap_or_default(), self.asking.to_coordinator(), limits);
        let state = known.state.on(Event::Ask, escalation, step(self.now)).map_err(|over| refused(over.into()))?;
        if known.revision != self.revision {
            return Err(refused(RequestRefusal::Conflict));
        }
        if named.is_none() {
            return Err(Failure::Refused(AskRefusal::NobodyNamed));
        }
        Ok(Plan(Some((state, limits))))
    }

    async fn write(&self, connection: &mut Connection, Plan(plan): Plan) -> sqlx::Result<()> {
        let Some((state, limits)) = plan else { return Ok(()) };
        let named = copies::named(connection, &self.slug, &self.asking).await?.unwrap_or_default();
        let at = maker::place(&self.slug, &self.token);
        copies::remove_all(connection, at).await?;
        copies::put(connection, at, &named).await?;
        sqlx::query(
            "UPDATE requests SET asked = $3, to_coordinator = $4, answer_minutes = $5 WHERE slug = $1 AND request = $2",
        )
        .bind(at.slug)
        .bind(&at.request.as_bytes()[..])
        .bind(&digest(self)[..])
        .bind(self.asking.to_coordinator())
        .bind(i32::from(limits.answer_minutes()))
        .execute(&mut *connection)
        .await?;
        requests::turn(connection, at, state, self.now).await
    }
}

/// What is asked, and upon which revision.
fn digest(ask: &AskAnew) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(ask.revision.to_be_bytes());
    hash.update(ask.asking.digest());
    hash.finalize().into()
}
