//! Why an advice says what it says: which of the employee's own records led to it.

use crate::{id::RecordId, signal_list::Signal};

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What it is.
    pub why: Why,
    /// The records that say so. Empty only where nothing was said at all.
    pub records: Vec<RecordId>,
    /// The signals that it is about.
    pub signals: Vec<Signal>,
    /// The days that it is about, when it is about a time: since the event, or since it began.
    pub days: Option<i64>,
}

/// What a reason is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Afraid to hurt oneself or somebody else.
    Acute,
    /// A signal is still there four weeks or more after the event.
    StillThereAfterEvent,
    /// A signal has been there for four weeks or more.
    ThereForWeeks,
    /// "I doubt."
    Doubt,
    /// "It hinders me."
    Hinders,
    /// A signal is there more than before.
    MoreThanBefore,
    /// A signal began long after an event.
    BeganLongAfter,
    /// Several events in a short time.
    SeveralEvents,
    /// "It is piling up."
    PilesUp,
    /// Orange.
    Orange,
    /// Red.
    Red,
    /// Signals that fit the first weeks.
    EarlySignals,
    /// A check-in of these days that was bad.
    BadDays,
    /// Something happened recently.
    RecentEvent,
    /// "I want support myself."
    OwnWish,
    /// An earlier step did not help, or more is needed.
    StepNotEnough,
    /// An earlier step helped.
    StepHelped,
    /// Nothing stands out.
    NothingStandsOut,
}

impl Why {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Acute,
        Self::StillThereAfterEvent,
        Self::ThereForWeeks,
        Self::Doubt,
        Self::Hinders,
        Self::MoreThanBefore,
        Self::BeganLongAfter,
        Self::SeveralEvents,
        Self::PilesUp,
        Self::Orange,
        Self::Red,
        Self::EarlySignals,
        Self::BadDays,
        Self::RecentEvent,
        Self::OwnWish,
        Self::StepNotEnough,
        Self::StepHelped,
        Self::NothingStandsOut,
    ];
}

impl Reason {
    /// A reason that one record or more say by themselves.
    pub fn of(why: Why, records: impl IntoIterator<Item = RecordId>) -> Self {
        Self { why, records: records.into_iter().collect(), signals: Vec::new(), days: None }
    }
}
