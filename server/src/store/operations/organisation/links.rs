//! Rows of links that several operations need.

use chrono::{DateTime, Utc};
use naderhand_domain::{id::Locator, wire::organisation::LinkPurpose};

use super::{Connection, rows};

/// How `links.purpose` says what a link is for.
pub(super) const fn purpose_column(purpose: LinkPurpose) -> i16 {
    match purpose {
        LinkPurpose::Join => 0,
        LinkPurpose::Supporter => 1,
        LinkPurpose::Coordinator => 2,
    }
}

/// What a link is for.
pub(super) fn purpose(column: i16) -> sqlx::Result<LinkPurpose> {
    match column {
        0 => Ok(LinkPurpose::Join),
        1 => Ok(LinkPurpose::Supporter),
        2 => Ok(LinkPurpose::Coordinator),
        _ => Err(rows::corrupt("purpose")),
    }
}

/// A link that has not expired.
pub(super) struct Open {
    pub(super) purpose: LinkPurpose,
    pub(super) expires_at: i64,
    pub(super) sealed: Vec<u8>,
    pub(super) answer: Option<Vec<u8>>,
}

#[derive(sqlx::FromRow)]
struct Row {
    purpose: i16,
    expires_at: i64,
    sealed: Vec<u8>,
    answer: Option<Vec<u8>>,
}

/// The link at a locator, if it has not expired.
pub(super) async fn find(
    connection: &mut Connection,
    slug: &str,
    locator: Locator,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Open>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT purpose, expires_at, sealed, answer FROM links WHERE slug = $1 AND locator = $2 AND expires_at > $3",
    )
    .bind(slug)
    .bind(&locator.as_bytes()[..])
    .bind(now.timestamp())
    .fetch_optional(connection)
    .await?;
    row.map(|Row { purpose: column, expires_at, sealed, answer }| {
        Ok(Open { purpose: purpose(column)?, expires_at, sealed, answer })
    })
    .transpose()
}
