//! When whoever has a request is reminded that it is not closed yet.
//!
//! The domain's state has no clock of its own for this: until when a supporter phones is sealed in their promise.

use chrono::{DateTime, TimeDelta, Utc};
use naderhand_domain::contact::State;

use super::{Connection, Place, step};

/// How long after taking it (product default): the first contact is to be within a day.
const HOURS: i64 = 20;

/// Sets the clock of a request that somebody has now, and stops that of one that nobody has.
pub(super) async fn set(
    connection: &mut Connection,
    at: Place<'_>,
    state: State,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    stop(connection, at).await?;
    if matches!(state, State::Claimed { .. }) {
        sqlx::query("INSERT INTO clocks (slug, request, due_at) VALUES ($1, $2, $3)")
            .bind(at.slug)
            .bind(&at.request.as_bytes()[..])
            .bind((step(now) + TimeDelta::hours(HOURS)).timestamp())
            .execute(connection)
            .await?;
    }
    Ok(())
}

/// Stops the clock of a request.
pub(super) async fn stop(connection: &mut Connection, at: Place<'_>) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM clocks WHERE slug = $1 AND request = $2")
        .bind(at.slug)
        .bind(&at.request.as_bytes()[..])
        .execute(connection)
        .await?;
    Ok(())
}
