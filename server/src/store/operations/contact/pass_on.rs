//! Passes requests on whose time has come. The rows are the queue: whatever stops in between, the next round finds them.

use std::convert::Infallible;

use naderhand_domain::{
    contact::{Event, State},
    id::RequestId,
};

use super::{Change, Connection, Failure, Place, dialect, requests, rows, step};
use crate::store::request::{PassOn, PassedOn};

/// Requests in one round; the rest wait for the next.
pub(super) const MOST: i64 = 200;

/// What is passed on.
pub struct Plan {
    due: Vec<(String, RequestId, State)>,
    more: bool,
}

impl Change for PassOn {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<Infallible>> {
        let now = step(self.now);
        let rows: Vec<(String, Vec<u8>)> =
            sqlx::query_as(dialect::DUE_REQUESTS).bind(now.timestamp()).bind(MOST).fetch_all(&mut *connection).await?;
        let more = i64::try_from(rows.len()).unwrap_or(MOST) == MOST;
        let mut due = Vec::with_capacity(rows.len());
        for (slug, request) in rows {
            let request = rows::id(&request, "request")?;
            let Some(known) = requests::find(connection, Place { slug: &slug, request }, None).await? else { continue };
            // No state refuses that time passes.
            if let Ok(state) = known.state.on(Event::Due, known.escalation, now)
                && state != known.state
            {
                due.push((slug, request, state));
            }
        }
        Ok(Plan { due, more })
    }

    async fn write(&self, connection: &mut Connection, plan: Plan) -> sqlx::Result<PassedOn> {
        for (slug, request, state) in &plan.due {
            requests::turn(connection, Place { slug, request: *request }, *state, self.now).await?;
        }
        Ok(PassedOn { requests: plan.due.len(), more: plan.more })
    }
}
