//! Tells which links are open, with the answers.

use chrono::DateTime;
use naderhand_domain::wire::{
    key_box::Base64Bytes,
    organisation::{Link, Links},
};

use super::{Connection, Failure, Reading, links, rows, session};
use crate::store::request::{ListLinks, NoSession};

#[derive(sqlx::FromRow)]
struct Row {
    locator: Vec<u8>,
    purpose: i16,
    expires_at: i64,
    answer: Option<Vec<u8>>,
}

impl Reading for ListLinks {
    async fn read(&self, connection: &mut Connection) -> Result<Links, Failure<NoSession>> {
        session::coordinator(connection, &self.slug, &self.token, self.now).await?;
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT locator, purpose, expires_at, answer FROM links WHERE slug = $1 AND expires_at > $2 \
             ORDER BY locator",
        )
        .bind(&self.slug)
        .bind(self.now.timestamp())
        .fetch_all(connection)
        .await?;
        Ok(Links { links: rows.into_iter().map(link).collect::<sqlx::Result<_>>()? })
    }
}

fn link(row: Row) -> sqlx::Result<Link> {
    Ok(Link {
        locator: rows::id(&row.locator, "locator")?,
        purpose: links::purpose(row.purpose)?,
        expires_at: DateTime::from_timestamp(row.expires_at, 0).ok_or_else(|| rows::corrupt("expires_at"))?,
        answer: row.answer.map(Base64Bytes),
    })
}
