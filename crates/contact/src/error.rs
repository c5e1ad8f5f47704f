//! Why an act did not finish.

use naderhand_transport::CallError;

/// Why a look, or what it was to send, did not finish. What is kept says how far it came: keep it, and do it again later.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// The call failed. Trying again later is safe.
    #[error(transparent)]
    Call(#[from] CallError),
    /// The caller's session could not be opened.
    #[error(transparent)]
    Session(naderhand_organisation::Error),
    /// The request was made in another organisation.
    #[error("this request belongs to another organisation; open it with that one")]
    OtherOrganisation,
}

impl From<naderhand_organisation::Error> for Error {
    fn from(error: naderhand_organisation::Error) -> Self {
        match error {
            naderhand_organisation::Error::Call(error) => Self::Call(error),
            other => Self::Session(other),
        }
    }
}

/// Why nobody is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAsked {
    /// Nobody whom the employee wants can be asked now.
    #[error("nobody can be asked now; phone, or choose others")]
    Nobody,
    /// The request was withdrawn or closed, or belongs to another organisation.
    #[error("this request is over; make a new one")]
    Over,
    /// What is asked is longer than a request.
    #[error("this is too long for a request; make it shorter")]
    TooLong,
}

/// Why a message is not written, or an act of a supporter not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotWritten {
    /// Nobody has the request, so there is nobody to write to; or, for a supporter, it is not theirs.
    #[error("nobody is there to write to; wait until somebody has taken the request")]
    NobodyHasIt,
    /// Another has it, or it is over.
    #[error("this request can no longer be taken; look again")]
    NotWaiting,
    /// There is no such request.
    #[error("this request is not here; look again")]
    Unknown,
    /// The thread is full.
    #[error("this conversation is full; phone each other")]
    Full,
    /// It is longer than a message.
    #[error("this is too long for a message; make it shorter")]
    TooLong,
    /// Nothing can be sealed to the other's key.
    #[error("nothing can be sealed to this key; ask a coordinator")]
    Key,
}
