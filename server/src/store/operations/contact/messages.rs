//! Rows of threads.

use naderhand_domain::{
    id::SupporterId,
    wire::contact::{Author, SealedBytes, ThreadMessage},
};

use super::{Connection, Place, rows};
use crate::store::request::{ContactSealed, RequestRefusal};

/// How `messages.author` says who wrote.
const fn author_column(author: Author) -> i16 {
    match author {
        Author::Employee => 0,
        Author::Supporter => 1,
    }
}

fn author(column: i16) -> sqlx::Result<Author> {
    match column {
        0 => Ok(Author::Employee),
        1 => Ok(Author::Supporter),
        _ => Err(rows::corrupt("author")),
    }
}

/// One author's part of one thread.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    supporter: SupporterId,
    author: Author,
}

/// What the maker writes to a supporter.
pub(super) const fn to_supporter(supporter: SupporterId) -> Part {
    Part { supporter, author: Author::Employee }
}

/// What a supporter writes.
pub(super) const fn by_supporter(supporter: SupporterId) -> Part {
    Part { supporter, author: Author::Supporter }
}

/// A message's place in a part, as the databases keep it. Checked to fit where it came in.
fn stored(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// Whether this very message is there.
pub(super) async fn is_there(
    connection: &mut Connection,
    at: Place<'_>,
    part: Part,
    number: u32,
    sealed: &ContactSealed,
) -> sqlx::Result<bool> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM messages WHERE slug = $1 AND request = $2 AND supporter = $3 AND author = $4 \
           AND number = $5 AND sealed = $6)",
    )
    .bind(at.slug)
    .bind(&at.request.as_bytes()[..])
    .bind(&part.supporter.as_bytes()[..])
    .bind(author_column(part.author))
    .bind(stored(number))
    .bind(sealed.as_bytes())
    .fetch_one(connection)
    .await
}

/// Whether a message of this number is the next one.
pub(super) async fn is_next(
    connection: &mut Connection,
    at: Place<'_>,
    part: Part,
    number: u32,
) -> sqlx::Result<Result<(), RequestRefusal>> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM messages WHERE slug = $1 AND request = $2 AND supporter = $3 AND author = $4",
    )
    .bind(at.slug)
    .bind(&at.request.as_bytes()[..])
    .bind(&part.supporter.as_bytes()[..])
    .bind(author_column(part.author))
    .fetch_one(connection)
    .await?;
    Ok(if count == i64::from(number) { Ok(()) } else { Err(RequestRefusal::Conflict) })
}

/// Keeps a message.
pub(super) async fn put(
    connection: &mut Connection,
    at: Place<'_>,
    part: Part,
    number: u32,
    sealed: &ContactSealed,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO messages (slug, request, supporter, author, number, sealed) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(at.slug)
    .bind(&at.request.as_bytes()[..])
    .bind(&part.supporter.as_bytes()[..])
    .bind(author_column(part.author))
    .bind(stored(number))
    .bind(sealed.as_bytes())
    .execute(connection)
    .await?;
    Ok(())
}

/// Deletes all threads of a request.
pub(super) async fn remove_all(connection: &mut Connection, at: Place<'_>) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM messages WHERE slug = $1 AND request = $2")
        .bind(at.slug)
        .bind(&at.request.as_bytes()[..])
        .execute(connection)
        .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    supporter: Vec<u8>,
    author: i16,
    number: i32,
    sealed: Vec<u8>,
}

impl TryFrom<Row> for ThreadMessage {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> sqlx::Result<Self> {
        Ok(Self {
            supporter: rows::id(&row.supporter, "supporter")?,
            author: author(row.author)?,
            number: u32::try_from(row.number).map_err(|_| rows::corrupt("number"))?,
            sealed: SealedBytes(row.sealed),
        })
    }
}

/// All threads of a request.
pub(super) async fn all(connection: &mut Connection, at: Place<'_>) -> sqlx::Result<Vec<ThreadMessage>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT supporter, author, number, sealed FROM messages WHERE slug = $1 AND request = $2 \
         ORDER BY supporter, author, number",
    )
    .bind(at.slug)
    .bind(&at.request.as_bytes()[..])
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(ThreadMessage::try_from).collect()
}

/// The thread of one supporter.
pub(super) async fn of(
    connection: &mut Connection,
    at: Place<'_>,
    supporter: SupporterId,
) -> sqlx::Result<Vec<ThreadMessage>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT supporter, author, number, sealed FROM messages WHERE slug = $1 AND request = $2 AND supporter = $3 \
         ORDER BY author, number",
    )
    .bind(at.slug)
    .bind(&at.request.as_bytes()[..])
    .bind(&supporter.as_bytes()[..])
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(ThreadMessage::try_from).collect()
}
