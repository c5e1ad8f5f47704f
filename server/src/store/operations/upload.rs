//! Appends entries to the calling device's chain, and drops the bytes that they supersede.

use std::collections::HashMap;

use naderhand_domain::{
    id::RecordId,
    wire::{
        chain::{Content, Digest, Entry, Head, Link, Position},
        limits,
        sync::Uploaded,
    },
};
use sha2::{Digest as _, Sha256};
use sqlx::QueryBuilder;

use super::{Change, Connection, Database, Failure, caller, dialect, rows};
use crate::store::request::{DeviceRefusal, Upload, UploadRefusal};

/// Rows in one `INSERT`: eight columns each, well below the 32766 variables that SQLite takes.
const ROWS: usize = 500;

/// Places in one query, two variables each.
const PLACES: usize = 500;

/// What is about to happen.
pub struct Plan {
    vault: Vec<u8>,
    /// The chain's head afterwards.
    head: Head,
    /// How many entries of the upload are there already.
    known: usize,
    /// What is kept of places whose bytes may go, in the upload and before it.
    superseded: HashMap<Position, Digest>,
}

/// What is kept of the calling device and its vault, in one row.
#[derive(sqlx::FromRow)]
struct DeviceRow {
    vault: Vec<u8>,
    verifier: Vec<u8>,
    revoked: bool,
    head_seq: i64,
    head_link: Vec<u8>,
    consented: bool,
    vault_entries: i64,
}

/// What is kept at a place.
#[derive(sqlx::FromRow)]
struct KeptRow {
    device: Vec<u8>,
    seq: i64,
    record: Vec<u8>,
    kind: i16,
    content: Vec<u8>,
}

impl Change for Upload {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<UploadRefusal>> {
        let refused = |refusal| Err(Failure::Refused(refusal));
        let row: Option<DeviceRow> = sqlx::query_as(dialect::DEVICE_FOR_UPLOAD)
            .bind(&self.token.device.as_bytes()[..])
            .fetch_optional(&mut *connection)
            .await?;
        let row = row.ok_or_else(|| caller::refused(DeviceRefusal::Unknown))?;
        caller::check(&self.token, &row.verifier, row.revoked)?;
        if !row.consented {
            return refused(UploadRefusal::ConsentMissing);
        }
        let head_seq = rows::seq(row.head_seq)?;
        let entries = self.new.entries();
        if self.new.first_seq() > head_seq + 1 {
            return refused(UploadRefusal::Gap);
        }
        let known = entries.iter().take_while(|entry| entry.seq <= head_seq).count();
        let (repeated, fresh) = entries.split_at(known);
        if !all_kept(connection, &row.vault, self, repeated).await? {
            return refused(UploadRefusal::Forked);
        }
        let total = rows::seq(row.vault_entries)?.saturating_add(fresh.len() as u64);
        if !fresh.is_empty() && total > limits::VAULT_ENTRIES {
            return refused(UploadRefusal::VaultFull);
        }
        let superseded = superseded(connection, &row.vault, self, fresh).await?;
        let (seq, link) = match fresh.last() {
            Some(last) => (last.seq, last.link),
            None => (head_seq, Link(rows::array(&row.head_link, "head_link")?)),
        };
        let head = Head { position: Position { device: self.token.device, seq }, link };
        Ok(Plan { vault: row.vault, head, known, superseded })
    }

    async fn write(&self, connection: &mut Connection, mut plan: Plan) -> sqlx::Result<Uploaded> {
        let device = self.token.device;
        let fresh = &self.new.entries()[plan.known..];
        if !fresh.is_empty() {
            for chunk in fresh.chunks(ROWS) {
                insert(connection, &plan.vault, self, chunk, &mut plan.superseded).await?;
            }
            sqlx::query("UPDATE devices SET head_seq = $3, head_link = $4 WHERE vault = $1 AND device = $2")
                .bind(&plan.vault)
                .bind(&device.as_bytes()[..])
                .bind(rows::stored_seq(plan.head.position.seq))
                .bind(&plan.head.link.0[..])
                .execute(&mut *connection)
                .await?;
        }
        for (place, digest) in &plan.superseded {
            sqlx::query("UPDATE entries SET kind = $4, content = $5 WHERE vault = $1 AND device = $2 AND seq = $3")
                .bind(&plan.vault)
                .bind(&place.device.as_bytes()[..])
                .bind(rows::stored_seq(place.seq))
                .bind(rows::SUPERSEDED)
                .bind(&digest.0[..])
                .execute(&mut *connection)
                .await?;
        }
        Ok(Uploaded { head: plan.head })
    }
}

/// Whether the server holds these very entries. One whose bytes were superseded since is compared by its digest.
async fn all_kept(
    connection: &mut Connection,
    vault: &[u8],
    upload: &Upload,
    repeated: &[Entry],
) -> sqlx::Result<bool> {
    let (Some(first), Some(last)) = (repeated.first(), repeated.last()) else { return Ok(true) };
    let kept: Vec<rows::EntryRow> = sqlx::query_as(
        "SELECT seq, record, kind, content, seen, link FROM entries \
         WHERE vault = $1 AND device = $2 AND seq BETWEEN $3 AND $4 ORDER BY seq",
    )
    .bind(vault)
    .bind(&upload.token.device.as_bytes()[..])
    .bind(rows::stored_seq(first.seq))
    .bind(rows::stored_seq(last.seq))
    .fetch_all(connection)
    .await?;
    if kept.len() != repeated.len() {
        return Err(rows::corrupt("seq"));
    }
    for (kept, sent) in kept.into_iter().zip(repeated) {
        if !is_same(&Entry::try_from(kept)?, sent) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_same(kept: &Entry, sent: &Entry) -> bool {
    let same_content = match (&kept.content, &sent.content) {
        (Content::Superseded(digest), Content::Present(sealed)) => *digest == digest_of(&sealed.0),
        (kept, sent) => kept == sent,
    };
    same_content && (kept.seq, kept.record, kept.link) == (sent.seq, sent.record, sent.link) && kept.seen == sent.seen
}

/// The digests of what may go. Places that the server does not hold are passed over: there is nothing to drop, and a server
/// restored from yesterday's backup must still take uploads.
async fn superseded(
    connection: &mut Connection,
    vault: &[u8],
    upload: &Upload,
    fresh: &[Entry],
) -> Result<HashMap<Position, Digest>, Failure<UploadRefusal>> {
    let mut digests = HashMap::new();
    let fresh_from = fresh.first().map_or(u64::MAX, |entry| entry.seq);
    let is_fresh = |place: &Position| place.device == upload.token.device && place.seq >= fresh_from;
    let (in_upload, before): (Vec<Position>, Vec<Position>) = upload.new.superseded().iter().partition(|p| is_fresh(p));
    for place in in_upload {
        let Some(entry) = fresh.iter().find(|entry| entry.seq == place.seq) else { continue };
        note(&mut digests, upload, place, entry.record, &entry.content)?;
    }
    for places in before.chunks(PLACES) {
        let mut query =
            QueryBuilder::<Database>::new("SELECT device, seq, record, kind, content FROM entries WHERE vault = ");
        query.push_bind(vault).push(" AND (device, seq) IN (");
        query.push_values(places, |mut row, place| {
            row.push_bind(&place.device.as_bytes()[..]).push_bind(rows::stored_seq(place.seq));
        });
        query.push(")");
        let kept: Vec<KeptRow> = query.build_query_as().fetch_all(&mut *connection).await?;
        for row in kept {
            let place = Position { device: rows::id(&row.device, "device")?, seq: rows::seq(row.seq)? };
            let content = rows::content(row.kind, row.content)?;
            note(&mut digests, upload, place, rows::id(&row.record, "record")?, &content)?;
        }
    }
    Ok(digests)
}

fn note(
    digests: &mut HashMap<Position, Digest>,
    upload: &Upload,
    place: Position,
    record: RecordId,
    content: &Content,
) -> Result<(), Failure<UploadRefusal>> {
    if !upload.new.supersedes(upload.token.device, place, record) {
        return Err(Failure::Refused(UploadRefusal::SupersedesOther));
    }
    if let Content::Present(sealed) = content {
        digests.insert(place, digest_of(&sealed.0));
    }
    Ok(())
}

/// Inserts rows. What the same upload supersedes is inserted as its digest at once, and taken from `superseded`.
async fn insert(
    connection: &mut Connection,
    vault: &[u8],
    upload: &Upload,
    entries: &[Entry],
    superseded: &mut HashMap<Position, Digest>,
) -> sqlx::Result<()> {
    let device = upload.token.device;
    let mut values = Vec::with_capacity(entries.len());
    for entry in entries {
        let digest = superseded.remove(&Position { device, seq: entry.seq }).map(Content::Superseded);
        values.push((entry, digest, rows::seen_column(&entry.seen)?));
    }
    let mut query =
        QueryBuilder::<Database>::new("INSERT INTO entries (vault, device, seq, record, kind, content, seen, link) ");
    query.push_values(&values, |mut row, (entry, digest, seen)| {
        let (kind, content) = rows::content_columns(digest.as_ref().unwrap_or(&entry.content));
        row.push_bind(vault)
            .push_bind(&device.as_bytes()[..])
            .push_bind(rows::stored_seq(entry.seq))
            .push_bind(&entry.record.as_bytes()[..])
            .push_bind(kind)
            .push_bind(content)
            .push_bind(&seen[..])
            .push_bind(&entry.link.0[..]);
    });
    // A statement for one row is worth keeping prepared; those for other numbers of rows would push it out.
    query.build().persistent(entries.len() == 1).execute(connection).await?;
    Ok(())
}

fn digest_of(sealed: &[u8]) -> Digest {
    Digest(Sha256::digest(sealed).into())
}
