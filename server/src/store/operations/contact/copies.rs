//! Rows of copies.

use std::collections::BTreeSet;

use naderhand_domain::{
    contact::State,
    id::SupporterId,
    wire::contact::{CopyFor, CopyStatus, Reached},
};

use super::{Connection, Failure, Place, requests, rows};
use crate::store::request::{Asking, ContactSealed, RequestRefusal};

/// How `copies.reached` says how far a copy is.
pub(super) const fn reached_column(reached: Reached) -> i16 {
    match reached {
        Reached::Sent => 0,
        Reached::Delivered => 1,
        Reached::Opened => 2,
    }
}

fn reached(column: i16) -> sqlx::Result<Reached> {
    match column {
        0 => Ok(Reached::Sent),
        1 => Ok(Reached::Delivered),
        2 => Ok(Reached::Opened),
        _ => Err(rows::corrupt("reached")),
    }
}

/// Copies of which the directory names the supporter. One who has just left is left out, as if they had left after it was sent:
/// the maker's device sees that they have no copy.
pub(super) type Named<'a> = Vec<&'a (SupporterId, CopyFor, ContactSealed)>;

/// The copies that can be kept; `None` when nobody could open the request at once. The organisation is locked.
pub(super) async fn named<'a>(
    connection: &mut Connection,
    slug: &str,
    asking: &'a Asking,
) -> sqlx::Result<Option<Named<'a>>> {
    let supporters: Vec<Vec<u8>> =
        sqlx::query_scalar("SELECT supporter FROM supporters WHERE slug = $1").bind(slug).fetch_all(connection).await?;
    let supporters: BTreeSet<Vec<u8>> = supporters.into_iter().collect();
    let is_named = |supporter: &SupporterId| supporters.contains(&supporter.as_bytes()[..]);
    let named: Named<'_> = asking.copies().iter().filter(|(supporter, ..)| is_named(supporter)).collect();
    Ok(is_for(&named, CopyFor::Chosen).then_some(named))
}

/// Whether there is one for these.
pub(super) fn is_for(copies: &[&(SupporterId, CopyFor, ContactSealed)], whom: CopyFor) -> bool {
    copies.iter().any(|(_, copy_for, _)| *copy_for == whom)
}

/// Keeps copies of a request that has none.
pub(super) async fn put(
    connection: &mut Connection,
    at: Place<'_>,
    copies: &[&(SupporterId, CopyFor, ContactSealed)],
) -> sqlx::Result<()> {
    for (supporter, copy_for, sealed) in copies {
        sqlx::query(
            "INSERT INTO copies (slug, request, supporter, on_call, released, reached, sealed) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(at.slug)
        .bind(&at.request.as_bytes()[..])
        .bind(&supporter.as_bytes()[..])
        .bind(*copy_for == CopyFor::OnCall)
        .bind(*copy_for == CopyFor::Chosen)
        .bind(reached_column(Reached::Sent))
        .bind(sealed.as_bytes())
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Removes all copies.
pub(super) async fn remove_all(connection: &mut Connection, at: Place<'_>) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM copies WHERE slug = $1 AND request = $2")
        .bind(at.slug)
        .bind(&at.request.as_bytes()[..])
        .execute(connection)
        .await?;
    Ok(())
}

/// Removes a supporter's copy.
pub(super) async fn remove(connection: &mut Connection, at: Place<'_>, supporter: SupporterId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM copies WHERE slug = $1 AND request = $2 AND supporter = $3")
        .bind(at.slug)
        .bind(&at.request.as_bytes()[..])
        .bind(&supporter.as_bytes()[..])
        .execute(connection)
        .await?;
    Ok(())
}

/// Deletes what is sealed in a request that is over, but for the copy of whoever had it. Those who could open it hear that it
/// is over; those who could not yet never hear that it was.
pub(super) async fn empty(connection: &mut Connection, at: Place<'_>, holder: Option<SupporterId>) -> sqlx::Result<()> {
    for sql in [
        "DELETE FROM copies WHERE slug = $1 AND request = $2 AND supporter <> $3 AND NOT released",
        "UPDATE copies SET sealed = NULL WHERE slug = $1 AND request = $2 AND supporter <> $3",
    ] {
        sqlx::query(sql)
            .bind(at.slug)
            .bind(&at.request.as_bytes()[..])
            .bind(holder.map_or_else(Vec::new, |holder| holder.as_bytes().to_vec()))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Finds a request that a supporter may see: they have a copy, and may open it. Locked for what happens to it next.
pub(super) async fn seen_by<R: From<RequestRefusal>>(
    connection: &mut Connection,
    at: Place<'_>,
    supporter: SupporterId,
    leaving: Option<SupporterId>,
) -> Result<requests::Known, Failure<R>> {
    requests::lock(connection, at).await?;
    let may: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM copies WHERE slug = $1 AND request = $2 AND supporter = $3 AND released)",
    )
    .bind(at.slug)
    .bind(&at.request.as_bytes()[..])
    .bind(&supporter.as_bytes()[..])
    .fetch_one(&mut *connection)
    .await?;
    let known = if may { requests::find(connection, at, leaving).await? } else { None };
    known.ok_or_else(|| Failure::Refused(RequestRefusal::NotFound.into()))
}

/// Notes that a copy has come this far.
pub(super) async fn note(
    connection: &mut Connection,
    at: Place<'_>,
    supporter: SupporterId,
    reached: Reached,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE copies SET reached = $4 WHERE slug = $1 AND request = $2 AND supporter = $3 AND reached < $4")
        .bind(at.slug)
        .bind(&at.request.as_bytes()[..])
        .bind(&supporter.as_bytes()[..])
        .bind(reached_column(reached))
        .execute(connection)
        .await?;
    Ok(())
}

/// What became of the copies that are there.
pub(super) async fn statuses(connection: &mut Connection, at: Place<'_>) -> sqlx::Result<Vec<CopyStatus>> {
    let copies: Vec<(Vec<u8>, bool, i16)> = sqlx::query_as(
        "SELECT supporter, on_call, reached FROM copies WHERE slug = $1 AND request = $2 AND sealed IS NOT NULL \
         ORDER BY supporter",
    )
    .bind(at.slug)
    .bind(&at.request.as_bytes()[..])
    .fetch_all(connection)
    .await?;
    let copies = copies.into_iter().map(|(supporter, on_call, column)| {
        let r#for = if on_call { CopyFor::OnCall } else { CopyFor::Chosen };
        Ok(CopyStatus { supporter: rows::id(&supporter, "supporter")?, r#for, reached: reached(column)? })
    });
    copies.collect()
}

/// How far all copies have come, in one number that rises with each step of each: they are read by those who may only.
pub(super) async fn steps(connection: &mut Connection, at: Place<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT COALESCE(SUM(reached), 0) FROM copies WHERE slug = $1 AND request = $2")
        .bind(at.slug)
        .bind(&at.request.as_bytes()[..])
        .fetch_one(connection)
        .await
}

/// Whether a supporter may read what is in a request: it waits, is theirs, or was.
pub(super) fn may_read(state: State, supporter: SupporterId) -> Result<(), RequestRefusal> {
    use naderhand_domain::wire::contact::Standing;
    match requests::standing(state, supporter) {
        Standing::Waiting | Standing::Yours | Standing::Closed => Ok(()),
        Standing::Taken => Err(RequestRefusal::Taken),
        Standing::Over => Err(RequestRefusal::Over),
    }
}
