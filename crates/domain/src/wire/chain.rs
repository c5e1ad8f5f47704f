//! The chain that a device's uploads form.
//!
//! Each entry carries a keyed [`Link`] over the entry before it. The server stores links but cannot make one, so a
//! device that pulls notices when entries were dropped, reordered, rolled back, forked, altered or taken from elsewhere.
//! `naderhand-sealing` makes and checks links; here are only the shapes.

use serde::{Deserialize, Serialize};

use crate::{
    id::{DeviceId, RecordId},
    record::Sealed,
};

/// A keyed hash over an entry and the link before it: HMAC-SHA256, the first 16 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Link(pub [u8; 16]);

/// SHA-256 of an entry's sealed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(pub [u8; 32]);

/// Where an entry stands: the device that wrote it and its place in that device's chain, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// The device that wrote the entry.
    pub device: DeviceId,
    /// Its place in the device's chain. The first entry has 1; 0 stands for "before the first".
    pub seq: u64,
}

/// The last entry of a device's chain that somebody has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Where the entry stands.
    pub position: Position,
    /// Its link, which vouches for all entries before it too.
    pub link: Link,
}

/// What an entry holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// A version of the record.
    Present(Sealed),
    /// A version that a later entry of the same record has superseded. The server kept its digest only, which is enough
    /// to follow the chain across it. Never in an upload.
    Superseded(Digest),
    /// The employee withdrew consent for this record: the server holds no version of it any more.
    Erased,
}

/// One entry of a device's chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its place in the chain of the device that uploads it.
    pub seq: u64,
    /// The record that it is a version of.
    pub record: RecordId,
    /// What it holds.
    pub content: Content,
    /// The other devices' heads that its device had seen and not named before: mostly empty. Makes it visible when the
    /// server hides the end of a chain from one device and not from another.
    pub seen: Vec<Head>,
    /// The keyed hash over all of the above and the link before.
    pub link: Link,
}
