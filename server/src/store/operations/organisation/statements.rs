//! Rows of statements, and of the keys that they name.

use naderhand_domain::wire::organisation::Signed;
use naderhand_signing::{Authority, AuthorityChain, DirectoryBody, Kind};
use sha2::{Digest as _, Sha256};

use super::{Connection, rows};
use crate::store::request::PublishedTag;

/// How `statements.kind` says what a statement is about.
const fn kind_column(kind: Kind) -> i16 {
    match kind {
        Kind::Authority => 0,
        Kind::Settings => 1,
        Kind::Directory => 2,
        Kind::Availability => 3,
    }
}

/// A statement and the number that it has. The number was read from a body that was checked.
pub(super) struct Kept {
    pub(super) version: u32,
    pub(super) statement: Signed,
}

#[derive(sqlx::FromRow)]
struct Row {
    version: i64,
    body: Vec<u8>,
    signer: Vec<u8>,
    signature: Vec<u8>,
}

impl TryFrom<Row> for Kept {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> sqlx::Result<Self> {
        let version = u32::try_from(row.version).map_err(|_| rows::corrupt("version"))?;
        let signer = rows::array(&row.signer, "signer")?;
        let signature = rows::array(&row.signature, "signature")?;
        Ok(Self { version, statement: Signed { body: row.body, signer, signature } })
    }
}

/// All statements of a kind: every authority in order, or what each supporter said last.
pub(super) async fn all(connection: &mut Connection, slug: &str, kind: Kind) -> sqlx::Result<Vec<Signed>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT version, body, signer, signature FROM statements WHERE slug = $1 AND kind = $2 \
         ORDER BY subject, version",
    )
    .bind(slug)
    .bind(kind_column(kind))
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(|row| Kept::try_from(row).map(|kept| kept.statement)).collect()
}

/// The latest statement of a kind about a subject, which is empty but for availability.
pub(super) async fn latest(
    connection: &mut Connection,
    slug: &str,
    kind: Kind,
    subject: &[u8],
) -> sqlx::Result<Option<Kept>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT version, body, signer, signature FROM statements WHERE slug = $1 AND kind = $2 AND subject = $3 \
         ORDER BY version DESC LIMIT 1",
    )
    .bind(slug)
    .bind(kind_column(kind))
    .bind(subject)
    .fetch_optional(connection)
    .await?;
    row.map(Kept::try_from).transpose()
}

/// The number that the next statement of a kind must have; `None` when the latest is this very one.
pub(super) async fn next(
    connection: &mut Connection,
    slug: &str,
    kind: Kind,
    statement: &Signed,
) -> sqlx::Result<Option<u32>> {
    let latest = latest(connection, slug, kind, &[]).await?.ok_or_else(|| rows::corrupt("version"))?;
    Ok((latest.statement != *statement).then_some(latest.version.saturating_add(1)))
}

/// The organisation's authorities, checked anew.
pub(super) async fn chain(connection: &mut Connection, slug: &str) -> sqlx::Result<AuthorityChain> {
    let authorities = all(connection, slug, Kind::Authority).await?;
    AuthorityChain::walk(&authorities).map_err(|_| rows::corrupt("body"))
}

/// Keeps a statement, in the place of the one before; but every authority is kept.
pub(super) async fn put(
    connection: &mut Connection,
    slug: &str,
    kind: Kind,
    subject: &[u8],
    kept: &Kept,
) -> sqlx::Result<()> {
    if kind != Kind::Authority {
        sqlx::query("DELETE FROM statements WHERE slug = $1 AND kind = $2 AND subject = $3")
            .bind(slug)
            .bind(kind_column(kind))
            .bind(subject)
            .execute(&mut *connection)
            .await?;
    }
    sqlx::query(
        "INSERT INTO statements (slug, kind, subject, version, body, signer, signature) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(slug)
    .bind(kind_column(kind))
    .bind(subject)
    .bind(i64::from(kept.version))
    .bind(&kept.statement.body)
    .bind(&kept.statement.signer[..])
    .bind(&kept.statement.signature[..])
    .execute(&mut *connection)
    .await?;
    let before = tag(&mut *connection, slug).await?;
    let mut hash = Sha256::new();
    hash.update(before.unwrap_or_default());
    hash.update(kept.statement.signature);
    sqlx::query("UPDATE organisations SET published = $2 WHERE slug = $1")
        .bind(slug)
        .bind(&hash.finalize()[..])
        .execute(connection)
        .await?;
    Ok(())
}

/// The state of what is published; `None` when nothing is.
pub(super) async fn tag(connection: &mut Connection, slug: &str) -> sqlx::Result<Option<PublishedTag>> {
    let tag: Option<Option<Vec<u8>>> = sqlx::query_scalar("SELECT published FROM organisations WHERE slug = $1")
        .bind(slug)
        .fetch_optional(connection)
        .await?;
    tag.flatten().map(|tag| rows::array(&tag, "published")).transpose()
}

/// From now on the coordinators are those that this authority names.
pub(super) async fn name_coordinators(
    connection: &mut Connection,
    slug: &str,
    authority: &Authority,
) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM coordinators WHERE slug = $1").bind(slug).execute(&mut *connection).await?;
    for key in authority.coordinators() {
        sqlx::query("INSERT INTO coordinators (slug, key) VALUES ($1, $2)")
            .bind(slug)
            .bind(&key.0[..])
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// From now on the supporters are those that this directory names. What others said about their availability goes, and so
/// does what was said with a key that is not theirs any more.
pub(super) async fn name_supporters(
    connection: &mut Connection,
    slug: &str,
    directory: &DirectoryBody,
) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM supporters WHERE slug = $1").bind(slug).execute(&mut *connection).await?;
    for (supporter, key) in &directory.keys {
        sqlx::query("INSERT INTO supporters (slug, supporter, key) VALUES ($1, $2, $3)")
            .bind(slug)
            .bind(&supporter.as_bytes()[..])
            .bind(&key.0[..])
            .execute(&mut *connection)
            .await?;
    }
    sqlx::query(
        "DELETE FROM statements WHERE slug = $1 AND kind = $2 AND NOT EXISTS (SELECT 1 FROM supporters p \
         WHERE p.slug = $1 AND p.supporter = statements.subject AND p.key = statements.signer)",
    )
    .bind(slug)
    .bind(kind_column(Kind::Availability))
    .execute(connection)
    .await?;
    Ok(())
}
