//! Why a backup action did not finish. In every case what is on the device is untouched.

use naderhand_sealing::{pairing::PairingTextError, recovery_words::WordsError};
use naderhand_transport::CallError;

/// Why a backup action did not finish.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SyncError {
    /// The call failed. Trying again later is safe.
    #[error(transparent)]
    Call(#[from] CallError),
    /// The device's own store failed, or found that the server had tampered.
    #[error(transparent)]
    Vault(#[from] naderhand_vault::Error),
    /// The action needs a running backup.
    #[error("the backup is not on")]
    NotOn,
    /// The recovery words are not right; says which, where the check words can tell.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// The pairing text is not one.
    #[error(transparent)]
    PairingText(#[from] PairingTextError),
    /// The server gave a box that does not open with this secret: it is damaged, or was swapped.
    #[error("the keys that the server returned do not open")]
    KeyBox,
}
