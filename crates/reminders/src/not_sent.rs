//! Why the server did not do what was asked.

use naderhand_domain::wire::problem::Code;
use naderhand_transport::CallError;

/// See the module's documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// No answer. It is tried again.
    #[error("the server cannot be reached: it is tried again by itself")]
    Offline,
    /// The server has too much to do, or a fault. It is tried again.
    #[error("the server cannot do it now: it is tried again by itself")]
    NotNow,
    /// This server sends no pushes.
    #[error("this server sends no pushes: use the calendar file")]
    NoPushes,
    /// The browser's push service is none that this server rings.
    #[error("this server does not ring at the push service of this browser: use another browser, or the calendar file")]
    Address,
    /// The id is somebody else's: another one is drawn.
    #[error("the server has other reminders under this id: turn them on again")]
    Foreign,
}

impl NotSent {
    /// Whether trying again may help.
    pub const fn may_pass(self) -> bool {
        matches!(self, Self::Offline | Self::NotNow)
    }
}

impl From<CallError> for NotSent {
    fn from(error: CallError) -> Self {
        match (&error, error.code()) {
            (CallError::Unreachable(_), _) => Self::Offline,
            (_, Some(Code::PushUnavailable)) => Self::NoPushes,
            (_, Some(Code::PushAddressRefused)) => Self::Address,
            (_, Some(Code::RemindersNotFound)) => Self::Foreign,
            (CallError::Refused { .. } | CallError::Garbled { .. }, _) => Self::NotNow,
        }
    }
}
