//! What a server shows that cannot be: each with a name. What was known stays.

use naderhand_domain::{id::SupporterId, wire::contact::Author};
use serde::{Deserialize, Serialize};

/// Something that an honest server does not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// A state that is older than one it had shown.
    #[error("the server shows state {came} where it had shown {had}; try later")]
    RolledBack {
        /// What this device has seen.
        had: u32,
        /// What came.
        came: u32,
    },
    /// Another state with the same number.
    #[error("the server shows state {revision} twice, differently; try later")]
    OtherState {
        /// The number.
        revision: u32,
    },
    /// It says that a supporter has the request, or had it, without a promise of theirs.
    #[error("the server says that a supporter has this request, and that supporter has not said so; phone")]
    Claim {
        /// Who is said to have it.
        by: SupporterId,
    },
    /// It says that the request was withdrawn, and this device did not.
    #[error("the server says that this request was withdrawn, and it was not; ask again")]
    Withdrawn,
    /// It no longer has the request.
    #[error("the server no longer has this request; ask again, or phone")]
    Missing,
    /// A copy is said to lie with somebody to whom this device sealed none.
    #[error("the server names a supporter whom this request is not for")]
    Stranger {
        /// Who.
        supporter: SupporterId,
    },
    /// A message that was there is not there any more.
    #[error("message {number} is missing; try later")]
    Dropped {
        /// Whose.
        by: Author,
        /// Which.
        number: u32,
    },
    /// A message is another than it was.
    #[error("message {number} is another than it was; phone")]
    Altered {
        /// Whose.
        by: Author,
        /// Which.
        number: u32,
    },
    /// There are later messages, and this one is left out.
    #[error("message {number} is left out; try later")]
    Gap {
        /// Whose.
        by: Author,
        /// Which.
        number: u32,
    },
    /// A message that its author did not write for this place: forged, repeated, or moved.
    #[error("message {number} was not written for this place by the one who is said to have written it; phone")]
    Forged {
        /// Whose it is said to be.
        by: Author,
        /// In which place.
        number: u32,
    },
    /// The other side wrote long after this message, or after having seen it, and has not seen it.
    #[error("message {number} does not seem to arrive; phone")]
    HeldBack {
        /// Which of this device's own.
        number: u32,
    },
    /// The other side has seen more messages than this device has written: what is kept here is older than it was.
    #[error("the other side has read messages that are not on this phone")]
    Ahead {
        /// How many they have seen.
        seen: u32,
    },
    /// The request comes from another maker than before.
    #[error("this request comes from somebody else than before; do not answer it")]
    OtherMaker,
    /// It says that a request is this supporter's, who did not take it.
    #[error("the server says that you have this request, and you did not take it; step back, or take it")]
    NotClaimed,
}
