//! Fetches what is new to the caller: the end of each chain, after the place that the caller has seen.
//!
//! The cost follows the answer: a row for each device of the vault (at most 32), and a seek into the primary key for each
//! chain that has news.

use std::collections::HashMap;

use naderhand_domain::{
    id::{DeviceId, VaultId},
    wire::{
        chain::{Content, Entry, Head, Link, Position},
        limits,
        sync::{Pulled, PulledChain},
    },
};

use super::{Connection, Failure, Reading, caller, rows};
use crate::store::request::{DeviceRefusal, PullNews};

/// Entries fetched from a chain before their size is known.
const FIRST_ROWS: usize = 64;

/// Entries fetched at once, at most.
const MOST_ROWS: usize = 2_000;

impl Reading for PullNews {
    async fn read(&self, connection: &mut Connection) -> Result<Pulled, Failure<DeviceRefusal>> {
        let devices: Vec<DeviceRow> = sqlx::query_as(
            "SELECT d.vault, d.device, d.verifier, d.revoked, d.head_seq, d.head_link FROM device_vaults x \
             JOIN devices d ON d.vault = x.vault WHERE x.device = $1 ORDER BY d.device",
        )
        .bind(&self.token.device.as_bytes()[..])
        .fetch_all(&mut *connection)
        .await?;
        let own = devices.iter().find(|row| row.device == self.token.device.as_bytes());
        let own = own.ok_or_else(|| caller::refused(DeviceRefusal::Unknown))?;
        caller::check(&self.token, &own.verifier, own.revoked)?;
        let vault = rows::id(&own.vault, "vault")?;
        let heads = devices.iter().map(DeviceRow::head).collect::<sqlx::Result<Vec<_>>>()?;
        let heads: Vec<Head> = heads.into_iter().flatten().collect();
        let budget = Budget::new(self.pull.max_bytes);
        Ok(news(connection, vault, heads, &self.pull.after, budget).await?)
    }
}

/// A device of the vault, with the head of its chain.
#[derive(sqlx::FromRow)]
struct DeviceRow {
    vault: Vec<u8>,
    device: Vec<u8>,
    verifier: Vec<u8>,
    revoked: bool,
    head_seq: i64,
    head_link: Vec<u8>,
}

impl DeviceRow {
    /// The head, or nothing when the device has not uploaded yet.
    fn head(&self) -> sqlx::Result<Option<Head>> {
        let seq = rows::seq(self.head_seq)?;
        if seq == 0 {
            return Ok(None);
        }
        let position = Position { device: rows::id(&self.device, "device")?, seq };
        Ok(Some(Head { position, link: Link(rows::array(&self.head_link, "head_link")?) }))
    }
}

/// How much may still go into the answer.
struct Budget {
    bytes: usize,
    /// Bytes and entries so far, for guessing how many more fit.
    taken: (usize, usize),
}

impl Budget {
    fn new(wanted: u32) -> Self {
        Self { bytes: usize::try_from(wanted.min(limits::PULL_BYTES)).unwrap_or(usize::MAX), taken: (0, 0) }
    }

    /// Takes an entry's bytes, or tells that it does not fit. The first one always fits: otherwise a device that asks for
    /// less than one entry would never get on.
    fn take(&mut self, entry: &Entry) -> bool {
        let bytes = wire_bytes(entry);
        let fits = self.taken.1 == 0 || self.taken.0 + bytes <= self.bytes;
        if fits {
            self.taken = (self.taken.0 + bytes, self.taken.1 + 1);
        }
        fits
    }

    /// About how many entries still fit, to fetch neither one by one nor far too many.
    fn rows(&self) -> usize {
        let (bytes, entries) = self.taken;
        if entries == 0 {
            return FIRST_ROWS;
        }
        let left = self.bytes.saturating_sub(bytes);
        (left / (bytes / entries).max(1)).clamp(1, MOST_ROWS)
    }
}

async fn news(
    connection: &mut Connection,
    vault: VaultId,
    heads: Vec<Head>,
    after: &[Position],
    mut budget: Budget,
) -> sqlx::Result<Pulled> {
    let after: HashMap<DeviceId, u64> = after.iter().map(|place| (place.device, place.seq)).collect();
    let mut chains = Vec::new();
    let mut more = false;
    for Head { position, .. } in &heads {
        let after = after.get(&position.device).copied().unwrap_or(0);
        if after >= position.seq {
            continue;
        }
        let entries = chain(connection, vault, *position, after, &mut budget).await?;
        more = entries.last().is_none_or(|last| last.seq < position.seq);
        if !entries.is_empty() {
            chains.push(PulledChain { device: position.device, entries });
        }
        if more {
            break;
        }
    }
    Ok(Pulled { chains, heads, more })
}

/// The entries of one chain after a place, as far as the budget goes.
async fn chain(
    connection: &mut Connection,
    vault: VaultId,
    head: Position,
    mut after: u64,
    budget: &mut Budget,
) -> sqlx::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    while after < head.seq {
        let fetched: Vec<rows::EntryRow> = sqlx::query_as(
            "SELECT seq, record, kind, content, seen, link FROM entries \
             WHERE vault = $1 AND device = $2 AND seq > $3 ORDER BY seq LIMIT $4",
        )
        .bind(&vault.as_bytes()[..])
        .bind(&head.device.as_bytes()[..])
        .bind(rows::stored_seq(after))
        .bind(i64::try_from(budget.rows()).unwrap_or(i64::MAX))
        .fetch_all(&mut *connection)
        .await?;
        if fetched.is_empty() {
            return Err(rows::corrupt("seq"));
        }
        for row in fetched {
            let entry = Entry::try_from(row)?;
            if !budget.take(&entry) {
                return Ok(entries);
            }
            after = entry.seq;
            entries.push(entry);
        }
    }
    Ok(entries)
}

/// About how many bytes an entry takes in the answer: ids, link and lengths, its content, the heads it has seen.
fn wire_bytes(entry: &Entry) -> usize {
    let content = match &entry.content {
        Content::Present(sealed) => sealed.0.len(),
        Content::Superseded(_) => 32,
        Content::Erased => 0,
    };
    content + 40 + entry.seen.len() * 36
}
