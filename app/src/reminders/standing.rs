//! How it stands with what is chosen, and with what rings.

use naderhand_domain::reminders::Choices;
use naderhand_reminders::{Ability, NotSent};

use super::kept::Unread;

/// What is chosen, as the screens show it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Chosen {
    /// The device is looking.
    Opening,
    /// It cannot be shown, and is left as it is.
    Unread(Unread),
    /// This.
    Here(Choices),
}

/// Whether the last choice was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Saved {
    /// Nothing was chosen yet.
    Nothing,
    /// It was.
    Yes,
    /// It was not.
    No,
}

/// How it stands with one bell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Push {
    /// The device is looking.
    Looking,
    /// Off, and what would come first.
    Off(Ability),
    /// Being turned on or off.
    Busy,
    /// Off, because it cannot be on.
    Cannot(Trouble),
    /// On, and the server has what it should.
    On,
    /// On, and something is in the way.
    Stuck(Trouble),
}

impl Push {
    /// Whether it is on.
    pub(super) const fn is_on(self) -> bool {
        matches!(self, Self::On | Self::Stuck(_))
    }
}

/// What is in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The browser does not allow it, or not any more.
    NotAllowed(Ability),
    /// The browser gives no address.
    NoAddress,
    /// The server did not take it.
    Server(NotSent),
}

impl Trouble {
    /// Whether it goes away by trying again.
    pub(super) const fn may_pass(self) -> bool {
        match self {
            Self::Server(why) => why.may_pass(),
            Self::NotAllowed(_) | Self::NoAddress => false,
        }
    }
}

impl From<NotSent> for Trouble {
    fn from(why: NotSent) -> Self {
        Self::Server(why)
    }
}
