//! Takes rings that are due from the queue. What is too late is dropped, and so is what a later ring of the same device has overtaken.

use std::convert::Infallible;

use super::{
    Change, Connection, Failure, LATE, dialect,
    owner::AddressColumns,
    ringing::{for_whom_column, ring_for},
    rows,
};
use crate::store::request::{LeaseRings, Leased, RingFor};

/// What is taken, with when it was to be; and what is dropped.
pub struct Plan {
    taken: Vec<(Leased, i64)>,
    late: Vec<(Vec<u8>, Vec<u8>)>,
}

#[derive(sqlx::FromRow)]
struct Row {
    reminders: Vec<u8>,
    tag: Vec<u8>,
    for_whom: i16,
    ring_at: i64,
    attempt: i32,
    #[sqlx(flatten)]
    address: AddressColumns,
}

impl Change for LeaseRings {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<Infallible>> {
        let rows: Vec<Row> = sqlx::query_as(dialect::DUE_RINGS)
            .bind(self.now.timestamp())
            .bind(i64::from(self.most))
            .fetch_all(connection)
            .await?;
        let mut plan = Plan { taken: Vec::with_capacity(rows.len()), late: Vec::new() };
        for row in rows {
            if row.ring_at + LATE <= self.now.timestamp() {
                plan.late.push((row.reminders, row.tag));
                continue;
            }
            let (subscription, shown) = row.address.try_into()?;
            let leased = Leased {
                reminders: rows::id(&row.reminders, "reminders")?,
                tag: rows::id(&row.tag, "tag")?,
                ring_for: ring_for(row.for_whom)?,
                attempt: u32::try_from(row.attempt).map_err(|_| rows::corrupt("attempt"))?.saturating_add(1),
                subscription,
                shown,
            };
            plan.taken.push((leased, row.ring_at));
        }
        Ok(plan)
    }

    async fn write(&self, connection: &mut Connection, plan: Plan) -> sqlx::Result<Vec<Leased>> {
        for (reminders, tag) in &plan.late {
            sqlx::query("DELETE FROM rings WHERE reminders = $1 AND tag = $2")
                .bind(reminders)
                .bind(tag)
                .execute(&mut *connection)
                .await?;
        }
        for (leased, ring_at) in &plan.taken {
            sqlx::query(
                "UPDATE rings SET lease = $3, next_at = $4, attempt = attempt + 1 WHERE reminders = $1 AND tag = $2",
            )
            .bind(&leased.reminders.as_bytes()[..])
            .bind(&leased.tag.as_bytes()[..])
            .bind(&self.lease[..])
            .bind(self.until.timestamp())
            .execute(&mut *connection)
            .await?;
            if leased.ring_for == RingFor::Plan {
                sqlx::query("DELETE FROM rings WHERE reminders = $1 AND for_whom = $2 AND ring_at < $3")
                    .bind(&leased.reminders.as_bytes()[..])
                    .bind(for_whom_column(RingFor::Plan))
                    .bind(ring_at)
                    .execute(&mut *connection)
                    .await?;
            }
        }
        Ok(plan.taken.into_iter().map(|(leased, _)| leased).collect())
    }
}
