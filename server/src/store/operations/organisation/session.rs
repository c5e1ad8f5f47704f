//! Who calls: a coordinator or a supporter, by the session's token. The key is looked up at each use, so whoever was removed
//! is out at once.

use chrono::{DateTime, Utc};
use naderhand_domain::{id::SupporterId, wire::organisation::SessionToken};
use sha2::{Digest as _, Sha256};

use super::{Connection, Failure, rows};
use crate::store::request::NoSession;

/// What is kept of a token. It is random, so a plain hash is enough; and it is looked up by its hash, so the time that this
/// takes tells nothing about it.
pub(super) fn verifier(token: &SessionToken) -> [u8; 32] {
    Sha256::digest(token.expose()).into()
}

/// Somebody who was let in.
pub enum Who {
    /// A coordinator, by their key.
    Coordinator([u8; 32]),
    /// A supporter.
    Supporter(SupporterId),
}

/// Lets a coordinator or a supporter in.
pub(in super::super) async fn either<R: From<NoSession>>(
    connection: &mut Connection,
    slug: &str,
    token: &SessionToken,
    now: DateTime<Utc>,
) -> Result<Who, Failure<R>> {
    match coordinator_key(connection, slug, token, now).await? {
        Some(key) => Ok(Who::Coordinator(rows::array(&key, "key")?)),
        None => supporter(connection, slug, token, now).await.map(Who::Supporter),
    }
}

/// Lets a coordinator in.
pub(in super::super) async fn coordinator<R: From<NoSession>>(
    connection: &mut Connection,
    slug: &str,
    token: &SessionToken,
    now: DateTime<Utc>,
) -> Result<(), Failure<R>> {
    let key = coordinator_key(connection, slug, token, now).await?;
    if key.is_some() { Ok(()) } else { Err(Failure::Refused(NoSession.into())) }
}

async fn coordinator_key(
    connection: &mut Connection,
    slug: &str,
    token: &SessionToken,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Vec<u8>>> {
    sqlx::query_scalar(
        "SELECT c.key FROM sessions s JOIN coordinators c ON c.slug = s.slug AND c.key = s.key \
         WHERE s.slug = $1 AND s.verifier = $2 AND s.supporter IS NULL AND s.expires_at > $3",
    )
    .bind(slug)
    .bind(&verifier(token)[..])
    .bind(now.timestamp())
    .fetch_optional(connection)
    .await
}

/// Lets a supporter in.
pub(in super::super) async fn supporter<R: From<NoSession>>(
    connection: &mut Connection,
    slug: &str,
    token: &SessionToken,
    now: DateTime<Utc>,
) -> Result<SupporterId, Failure<R>> {
    let supporter: Option<Vec<u8>> = sqlx::query_scalar(
        "SELECT s.supporter FROM sessions s \
         JOIN supporters p ON p.slug = s.slug AND p.supporter = s.supporter AND p.key = s.key \
         WHERE s.slug = $1 AND s.verifier = $2 AND s.expires_at > $3",
    )
    .bind(slug)
    .bind(&verifier(token)[..])
    .bind(now.timestamp())
    .fetch_optional(connection)
    .await?;
    let supporter = supporter.ok_or_else(|| Failure::Refused(NoSession.into()))?;
    Ok(rows::id(&supporter, "supporter")?)
}
