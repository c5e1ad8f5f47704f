//! What a pull can turn out to be.

use naderhand_domain::id::{DeviceId, RecordId};

/// What the server did, or what happened to its database or to this device's. Shown to the employee: whichever it was,
/// the backup is no longer what they think it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Tampering {
    /// Entries are missing: in the middle of a chain, or at its end although the server says that it sent all.
    #[error("entry {missing} of device {device} was dropped")]
    Dropped {
        /// Whose chain.
        device: DeviceId,
        /// The first place that is missing.
        missing: u64,
    },
    /// An entry came again, or after one that follows it.
    #[error("entry {found} of device {device} came out of order, where {expected} was due")]
    Reordered {
        /// Whose chain.
        device: DeviceId,
        /// The place that was due.
        expected: u64,
        /// The place that came.
        found: u64,
    },
    /// The server shows an earlier end of a chain than before.
    #[error("the chain of device {device} went back from {known} to {offered}")]
    RolledBack {
        /// Whose chain.
        device: DeviceId,
        /// Where it ended before.
        known: u64,
        /// Where the server now says it ends; 0 when the chain is gone.
        offered: u64,
    },
    /// There are two different entries at one place of a chain.
    #[error("the chain of device {device} has two entries {seq}")]
    Forked {
        /// Whose chain.
        device: DeviceId,
        /// Which place.
        seq: u64,
    },
    /// The link does not fit the entry, or not the entry before: altered, or taken from another vault.
    #[error("entry {seq} of device {device} was altered")]
    Altered {
        /// Whose chain.
        device: DeviceId,
        /// Which place.
        seq: u64,
    },
    /// The entry belongs in the chain of another device of this vault.
    #[error("entry {seq} of device {device} was taken from device {from}")]
    Spliced {
        /// The chain in which it was shown.
        device: DeviceId,
        /// Which place.
        seq: u64,
        /// The chain in which it belongs.
        from: DeviceId,
    },
    /// Another device has seen more of a chain than the server shows to this one.
    #[error("the chain of device {device} ends at {offered}, but device {seen_by} has seen {seen}")]
    HiddenEnd {
        /// Whose chain.
        device: DeviceId,
        /// Who has seen more.
        seen_by: DeviceId,
        /// How far that device has seen.
        seen: u64,
        /// How far the server shows.
        offered: u64,
    },
    /// The server gave only the digest of a version, and no version that came after it.
    #[error("the server withholds what follows entry {seq} of device {device}")]
    Withheld {
        /// Whose chain.
        device: DeviceId,
        /// The superseded entry without a successor.
        seq: u64,
        /// The record whose later version is missing.
        record: RecordId,
    },
    /// The vault holds entries of this device that it does not know: not the server but the device went back in time
    /// (its store was copied or restored), or another one runs with its copy.
    #[error("this device knows its own entries to {known}, the vault to {offered}")]
    OwnStateBehind {
        /// How far this device has written, by its own store.
        known: u64,
        /// How far the vault has it.
        offered: u64,
    },
}
