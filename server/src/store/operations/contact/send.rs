//! Keeps a new request.

use chrono::TimeDelta;
use naderhand_domain::{
    contact::{Escalation, State},
    organisation::Limits,
    wire::{contact::CopyFor, limits},
};

use super::{
    Change, Connection, Failure, Place, copies, organisation, organisations, requests, requests::StateColumns, rows,
    step,
};
use crate::store::request::{Kept, SendRefusal, SendRequest};

/// What is about to be kept; `None` when it was kept before.
pub struct Plan(Option<Limits>);

impl Change for SendRequest {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<SendRefusal>> {
        organisation::lock(connection, &self.slug).await?;
        if !organisation::is_signed(connection, &self.slug).await? {
            return Err(Failure::Refused(SendRefusal::NoOrganisation));
        }
        if let Some(known) = requests::find(connection, Place { slug: &self.slug, request: self.request }, None).await?
        {
            let is_same = known.verifier == self.verifier.0 && known.sent == self.asking.digest();
            return if is_same { Ok(Plan(None)) } else { Err(Failure::Refused(SendRefusal::Taken)) };
        }
        let open: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM requests WHERE slug = $1 AND state IN (0, 1)")
            .bind(&self.slug)
            .fetch_one(&mut *connection)
            .await?;
        if usize::try_from(open).unwrap_or(usize::MAX) >= limits::OPEN_REQUESTS {
            return Err(Failure::Refused(SendRefusal::TooMany));
        }
        if copies::named(connection, &self.slug, &self.asking).await?.is_none() {
            return Err(Failure::Refused(SendRefusal::NobodyNamed));
        }
        Ok(Plan(Some(organisation_limits(connection, &self.slug).await?)))
    }

    async fn write(&self, connection: &mut Connection, Plan(plan): Plan) -> sqlx::Result<Kept> {
        let Some(limits) = plan else { return Ok(Kept::Before) };
        let named = copies::named(connection, &self.slug, &self.asking).await?.unwrap_or_default();
        let sent_at = step(self.now);
        let escalation = escalation(&named, self.asking.to_coordinator(), limits);
        let state = State::sent(escalation, sent_at);
        let columns = StateColumns::from(state);
        let at = Place { slug: &self.slug, request: self.request };
        sqlx::query(
            "INSERT INTO requests (slug, request, verifier, wording, sent, sent_at, expires_at, to_coordinator, \
               answer_minutes, revision, turn, state, stage, due_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, 1, $10, $11, $12)",
        )
        .bind(at.slug)
        .bind(&at.request.as_bytes()[..])
        .bind(&self.verifier.0[..])
        .bind(self.wording.as_str())
        .bind(&self.asking.digest()[..])
        .bind(sent_at.timestamp())
        .bind((sent_at + TimeDelta::days(limits.retention_days().into())).timestamp())
        .bind(self.asking.to_coordinator())
        .bind(i32::from(limits.answer_minutes()))
        .bind(columns.state)
        .bind(columns.stage)
        .bind(columns.due_at)
        .execute(&mut *connection)
        .await?;
        copies::put(connection, at, &named).await?;
        requests::ring(connection, at, state, self.now).await?;
        Ok(Kept::Now)
    }
}

/// The limits that an organisation has set.
pub(super) async fn organisation_limits(connection: &mut Connection, slug: &str) -> sqlx::Result<Limits> {
    let face = organisations::face(connection, slug).await?;
    Ok(face.ok_or_else(|| rows::corrupt("settings"))?.settings.limits())
}

/// Who may take it, of those whom the maker approved.
pub(super) fn escalation(named: &copies::Named<'_>, coordinator: bool, limits: Limits) -> Escalation {
    let answer = TimeDelta::minutes(limits.answer_minutes().into());
    let is_for = |whom| copies::is_for(named, whom);
    Escalation { chosen: is_for(CopyFor::Chosen), on_call: is_for(CopyFor::OnCall), coordinator, answer }
}
