//! From columns to the domain's types and back.

use chrono::{DateTime, Utc};
use naderhand_domain::{
    record::Sealed,
    wire::{
        chain::{Content, Digest, Entry, Head, Link},
        limits,
    },
};

/// How `entries.kind` says what `content` holds.
pub(super) const PRESENT: i16 = 0;
pub(super) const SUPERSEDED: i16 = 1;
pub(super) const ERASED: i16 = 2;

/// A column that does not hold what this program writes there.
#[derive(Debug, thiserror::Error)]
#[error("the column {0} does not hold what it should")]
struct Corrupt(&'static str);

pub(super) fn corrupt(column: &'static str) -> sqlx::Error {
    sqlx::Error::Decode(Box::new(Corrupt(column)))
}

/// An identifier.
pub(super) fn id<'a, T: TryFrom<&'a [u8]>>(bytes: &'a [u8], column: &'static str) -> sqlx::Result<T> {
    T::try_from(bytes).map_err(|_| corrupt(column))
}

/// A value of fixed length.
pub(super) fn array<const N: usize>(bytes: &[u8], column: &'static str) -> sqlx::Result<[u8; N]> {
    bytes.try_into().map_err(|_| corrupt(column))
}

/// A time in the steps in which times of people are kept.
pub(super) fn step(now: DateTime<Utc>) -> DateTime<Utc> {
    let into = now.timestamp().rem_euclid(60 * limits::CONTACT_STEP_MINUTES);
    DateTime::from_timestamp(now.timestamp() - into, 0).unwrap_or(now)
}

/// A time as it was kept.
pub(super) fn time(seconds: i64, column: &'static str) -> sqlx::Result<DateTime<Utc>> {
    DateTime::from_timestamp(seconds, 0).ok_or_else(|| corrupt(column))
}

/// A place in a chain, which the databases keep as a signed number.
pub(super) fn seq(stored: i64) -> sqlx::Result<u64> {
    u64::try_from(stored).map_err(|_| corrupt("seq"))
}

/// A place in a chain as the databases keep it. Checked to fit where it came in.
pub(super) fn stored_seq(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

/// A row of `entries`, in the order of `COLUMNS`.
#[derive(sqlx::FromRow)]
pub(super) struct EntryRow {
    seq: i64,
    record: Vec<u8>,
    kind: i16,
    content: Vec<u8>,
    seen: Vec<u8>,
    link: Vec<u8>,
}

impl TryFrom<EntryRow> for Entry {
    type Error = sqlx::Error;

    fn try_from(row: EntryRow) -> sqlx::Result<Self> {
        Ok(Self {
            seq: seq(row.seq)?,
            record: id(&row.record, "record")?,
            content: content(row.kind, row.content)?,
            seen: seen(&row.seen)?,
            link: Link(array(&row.link, "link")?),
        })
    }
}

pub(super) fn content(kind: i16, bytes: Vec<u8>) -> sqlx::Result<Content> {
    match kind {
        PRESENT => Ok(Content::Present(Sealed(bytes))),
        SUPERSEDED => Ok(Content::Superseded(Digest(array(&bytes, "content")?))),
        ERASED => Ok(Content::Erased),
        _ => Err(corrupt("kind")),
    }
}

/// Content as its two columns.
pub(super) fn content_columns(content: &Content) -> (i16, &[u8]) {
    match content {
        Content::Present(sealed) => (PRESENT, &sealed.0),
        Content::Superseded(digest) => (SUPERSEDED, &digest.0),
        Content::Erased => (ERASED, &[]),
    }
}

fn seen(bytes: &[u8]) -> sqlx::Result<Vec<Head>> {
    if bytes.is_empty() { Ok(Vec::new()) } else { postcard::from_bytes(bytes).map_err(|_| corrupt("seen")) }
}

/// Heads as their column: nothing at all when there are none, which is almost always.
pub(super) fn seen_column(seen: &[Head]) -> sqlx::Result<Vec<u8>> {
    if seen.is_empty() {
        return Ok(Vec::new());
    }
    postcard::to_allocvec(seen).map_err(|error| sqlx::Error::Encode(Box::new(error)))
}
