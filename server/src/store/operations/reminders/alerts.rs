//! Who is rung when something waits for them. The rings are written in the transaction of what happens, so none is lost.

use chrono::{DateTime, Utc};
use naderhand_domain::id::{RequestId, SupporterId};

use super::{Connection, LATE, rows};

/// How `alerts.role` says who: as `rings.for_whom`.
pub(super) const SUPPORTER: i16 = 1;
pub(super) const COORDINATOR: i16 = 2;

/// Writes rings for those whom the end of the statement finds: `$1` is the address, `$4` and on are the end's own.
macro_rules! ring {
    ($end:literal) => {
        concat!(
            "INSERT INTO rings (reminders, tag, for_whom, ring_at, next_at) \
             SELECT DISTINCT a.reminders, a.tag, a.role, CAST($2 AS BIGINT), \
               CAST($2 AS BIGINT) + CASE WHEN m.is_over THEN CAST($3 AS BIGINT) ELSE 0 END \
             FROM alerts a JOIN reminders m ON m.reminders = a.reminders WHERE a.slug = $1 AND ",
            $end,
            " ORDER BY a.reminders ON CONFLICT (reminders, tag) DO UPDATE SET for_whom = excluded.for_whom, \
               ring_at = excluded.ring_at, next_at = excluded.next_at, attempt = 0, lease = NULL"
        )
    };
}

/// Rings a supporter.
pub(in super::super) async fn supporter(
    connection: &mut Connection,
    slug: &str,
    supporter: SupporterId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query(ring!("a.role = 1 AND a.who = $4"))
        .bind(slug)
        .bind(rows::step(now).timestamp())
        .bind(LATE)
        .bind(&supporter.as_bytes()[..])
        .execute(connection)
        .await?;
    Ok(())
}

/// Whose copies ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Released {
    /// All that may be opened.
    All,
    /// Those of whoever is on call.
    OnCall,
}

/// Rings supporters who may open a request. Whoever has no copy, or one that may not be opened yet, is not rung.
pub(in super::super) async fn released(
    connection: &mut Connection,
    slug: &str,
    request: RequestId,
    released: Released,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let sql = match released {
        Released::All => ring!(
            "a.role = 1 AND a.who IN (SELECT c.supporter FROM copies c WHERE c.slug = $1 AND c.request = $4 AND c.released)"
        ),
        Released::OnCall => ring!(
            "a.role = 1 AND a.who IN (SELECT c.supporter FROM copies c WHERE c.slug = $1 AND c.request = $4 AND c.released \
             AND c.on_call)"
        ),
    };
    sqlx::query(sql)
        .bind(slug)
        .bind(rows::step(now).timestamp())
        .bind(LATE)
        .bind(&request.as_bytes()[..])
        .execute(connection)
        .await?;
    Ok(())
}

/// Rings the coordinators.
pub(in super::super) async fn coordinators(
    connection: &mut Connection,
    slug: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query(ring!("a.role = 2"))
        .bind(slug)
        .bind(rows::step(now).timestamp())
        .bind(LATE)
        .execute(connection)
        .await?;
    Ok(())
}

/// Alerts somebody no more. What was about to ring does not.
pub(super) async fn end(connection: &mut Connection, slug: &str, role: i16, who: &[u8]) -> sqlx::Result<()> {
    for sql in [
        "DELETE FROM rings WHERE for_whom = $2 AND EXISTS (SELECT 1 FROM alerts a WHERE a.slug = $1 AND a.role = $2 \
           AND a.who = $3 AND a.reminders = rings.reminders AND a.tag = rings.tag)",
        "DELETE FROM alerts WHERE slug = $1 AND role = $2 AND who = $3",
    ] {
        sqlx::query(sql).bind(slug).bind(role).bind(who).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Supporters who are gone are alerted no more.
pub(in super::super) async fn leave(connection: &mut Connection, slug: &str, gone: &[SupporterId]) -> sqlx::Result<()> {
    for supporter in gone {
        end(connection, slug, SUPPORTER, supporter.as_bytes()).await?;
    }
    Ok(())
}

/// Coordinators whom the organisation does not name any more are alerted no more.
pub(in super::super) async fn keep_coordinators(connection: &mut Connection, slug: &str) -> sqlx::Result<()> {
    let gone: Vec<Vec<u8>> = sqlx::query_scalar(
        "SELECT who FROM alerts WHERE slug = $1 AND role = $2 AND NOT EXISTS (SELECT 1 FROM coordinators c \
         WHERE c.slug = alerts.slug AND c.key = alerts.who)",
    )
    .bind(slug)
    .bind(COORDINATOR)
    .fetch_all(&mut *connection)
    .await?;
    for who in gone {
        end(connection, slug, COORDINATOR, &who).await?;
    }
    Ok(())
}
