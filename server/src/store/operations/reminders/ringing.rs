//! Rows of rings.

use naderhand_domain::{id::RemindersId, wire::reminders::Ring};
use sqlx::QueryBuilder;

use super::{Connection, Database, LATE, rows};
use crate::store::request::RingFor;

/// How `rings.for_whom` says whom a ring is for.
pub(super) const fn for_whom_column(ring_for: RingFor) -> i16 {
    match ring_for {
        RingFor::Plan => 0,
        RingFor::Supporter => 1,
        RingFor::Coordinator => 2,
    }
}

pub(super) fn ring_for(column: i16) -> sqlx::Result<RingFor> {
    match column {
        0 => Ok(RingFor::Plan),
        1 => Ok(RingFor::Supporter),
        2 => Ok(RingFor::Coordinator),
        _ => Err(rows::corrupt("for_whom")),
    }
}

/// Puts these rings in the place of those that the device planned before. Alerts stay.
pub(super) async fn replace(
    connection: &mut Connection,
    reminders: RemindersId,
    rings: &[Ring],
    is_over: bool,
) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM rings WHERE reminders = $1 AND for_whom = $2")
        .bind(&reminders.as_bytes()[..])
        .bind(for_whom_column(RingFor::Plan))
        .execute(&mut *connection)
        .await?;
    if rings.is_empty() {
        return Ok(());
    }
    // While the address is over, a ring waits for another one until it is too late.
    let wait = if is_over { LATE } else { 0 };
    let mut query = QueryBuilder::<Database>::new("INSERT INTO rings (reminders, tag, for_whom, ring_at, next_at) ");
    query.push_values(rings, |mut row, ring| {
        row.push_bind(&reminders.as_bytes()[..])
            .push_bind(&ring.tag.as_bytes()[..])
            .push_bind(for_whom_column(RingFor::Plan))
            .push_bind(ring.at.timestamp())
            .push_bind(ring.at.timestamp() + wait);
    });
    query.push(
        " ON CONFLICT (reminders, tag) DO UPDATE SET for_whom = excluded.for_whom, ring_at = excluded.ring_at, \
           next_at = excluded.next_at, attempt = 0, lease = NULL",
    );
    query.build().persistent(false).execute(connection).await?;
    Ok(())
}

/// Rings go to another address from now on: what is due comes at once.
pub(super) async fn wake(connection: &mut Connection, reminders: RemindersId) -> sqlx::Result<()> {
    sqlx::query("UPDATE rings SET next_at = ring_at, attempt = 0, lease = NULL WHERE reminders = $1")
        .bind(&reminders.as_bytes()[..])
        .execute(connection)
        .await?;
    Ok(())
}

/// The address takes no pushes: rings wait for another one, until they are too late.
pub(super) async fn rest(connection: &mut Connection, reminders: RemindersId) -> sqlx::Result<()> {
    sqlx::query("UPDATE rings SET next_at = ring_at + $2, attempt = 0, lease = NULL WHERE reminders = $1")
        .bind(&reminders.as_bytes()[..])
        .bind(LATE)
        .execute(connection)
        .await?;
    Ok(())
}
