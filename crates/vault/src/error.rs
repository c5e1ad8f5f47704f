//! What can go wrong, in terms of what is safe and what the employee can do.

use naderhand_domain::id::RecordId;
use naderhand_sealing::{OpenError, chain::Tampering};

use crate::backend::Fault;

/// Why the vault did not do what was asked. In every case what was kept before is still there, and nothing of what was
/// asked was done by half.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The device has no room left. What was to be saved is not; what was saved before is.
    #[error("the device has no room left")]
    QuotaFull,
    /// Another tab holds an older version of the store open: close it and try again.
    #[error("another tab holds an older version of the store open")]
    Blocked,
    /// The store was made by a newer version of the app: load that one.
    #[error("the store belongs to a newer version of the app")]
    Outdated,
    /// The connection to the store went away and did not come back. Trying again is safe.
    #[error("the connection to the store was lost")]
    Lost,
    /// The store was emptied while the vault was open: by the employee in another tab, or by the browser.
    #[error("the store was emptied while it was open")]
    Gone,
    /// The vault's keys are there and cannot be unwrapped, or are missing beside kept records. Nothing is overwritten;
    /// recovery words or another device can bring the backup back.
    #[error("the vault's keys cannot be used: {0}")]
    KeysUnavailable(KeysFault),
    /// A record that this version of the app cannot open. It is kept as it is, and saving over it is refused.
    #[error("record {record} cannot be read: {reason}")]
    Unreadable {
        /// Which record.
        record: RecordId,
        /// Why.
        reason: Unopened,
    },
    /// More than an entry may hold: see [`naderhand_domain::wire::limits::ENTRY_BYTES`].
    #[error("the record takes {bytes} bytes sealed, which is more than the limit")]
    TooLarge {
        /// Its size when sealed.
        bytes: usize,
    },
    /// What was pulled does not fit what this device knows. Nothing of it was taken in.
    #[error(transparent)]
    Tampering(#[from] Tampering),
    /// Another tab took in a pull meanwhile, so this page is no answer to the present cursors: pull again.
    #[error("another tab has synchronised meanwhile")]
    Overtaken,
    /// A row of the vault's own bookkeeping cannot be read. Records are not touched by this.
    #[error("the store's own state is damaged: {0}")]
    Damaged(&'static str),
    /// Anything else, in words for a log. Holds no content.
    #[error("{0}")]
    Backend(String),
}

/// Why the keys cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeysFault {
    /// There are records, but no wrapped keys.
    #[error("the wrapped keys are missing")]
    BundleMissing,
    /// There are wrapped keys, but not what they are wrapped with.
    #[error("the device's wrapping key is missing")]
    GuardMissing,
    /// The wrapping key does not open them.
    #[error("the wrapping key does not fit")]
    Refused,
}

/// Why a kept version of a record did not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unopened {
    /// The row around the sealed bytes is damaged or of a newer app.
    #[error("its row is damaged")]
    Row,
    /// The seal does not open, or what is inside is not known to this version.
    #[error(transparent)]
    Seal(#[from] OpenError),
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::QuotaFull => Self::QuotaFull,
            Fault::Blocked => Self::Blocked,
            Fault::Outdated => Self::Outdated,
            // The vault resolves conflicts itself; one that persists is a busy store, and trying again is safe.
            Fault::Lost | Fault::Conflict => Self::Lost,
            Fault::Other(text) => Self::Backend(text),
        }
    }
}
