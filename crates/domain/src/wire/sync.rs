//! Upload and pull.

use serde::{Deserialize, Serialize};

use super::chain::{Entry, Head, Position};
use crate::id::DeviceId;

/// `POST /api/v1/vault/entries`: the next entries of the calling device's own chain.
///
/// Sending the same upload again is safe: what the server has already is acknowledged again. An entry that differs from
/// the one that the server holds at that place is refused as a fork, and nothing of the upload is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// In order of `seq`, without gaps; the first follows the head that the server holds, or repeats an earlier place.
    pub entries: Vec<Entry>,
    /// Entries whose sealed bytes the server may drop, because an entry of this upload is a later version that knew them.
    pub superseded: Vec<Position>,
}

/// The answer to an [`Upload`], sent after the entries are durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uploaded {
    /// The head of the device's chain as the server now holds it.
    pub head: Head,
}

/// `POST /api/v1/vault/pull`: what the calling device has seen, per chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pull {
    /// The last place seen of each chain; a chain that is not named is pulled from its beginning.
    pub after: Vec<Position>,
    /// About how many bytes of answer the device wants; the server may send less. At least one entry comes if any is due.
    pub max_bytes: u32,
}

/// The answer to a [`Pull`]. Its cost and size follow what is new, not the size of the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pulled {
    /// New entries, each chain in order.
    pub chains: Vec<PulledChain>,
    /// Where every chain of the vault ends on the server, also those without news: shows a rollback, and serves progress.
    pub heads: Vec<Head>,
    /// Whether more is due after this answer.
    pub more: bool,
}

/// New entries of one device's chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PulledChain {
    /// The device that wrote them.
    pub device: DeviceId,
    /// In order of `seq`, without gaps.
    pub entries: Vec<Entry>,
}
