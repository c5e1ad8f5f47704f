//! What time it is: asked in one place, so that a test can say it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::SystemTime,
};

use chrono::{DateTime, TimeDelta, Utc};

/// The server's clock.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's.
    System,
    /// A test's: seconds since 1970, moved by [`Clock::advance`].
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at `now`.
    pub fn set_to(now: DateTime<Utc>) -> Self {
        Self::Set(Arc::new(AtomicI64::new(now.timestamp())))
    }

    /// The time, in whole seconds: nothing that the server decides needs more.
    pub fn now(&self) -> DateTime<Utc> {
        let seconds = match self {
            #[expect(clippy::disallowed_methods, reason = "the one place of the server that asks the machine's clock")]
            Self::System => DateTime::<Utc>::from(SystemTime::now()).timestamp(),
            Self::Set(seconds) => seconds.load(Ordering::SeqCst),
        };
        DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::UNIX_EPOCH)
    }

    /// Moves a set clock forward; the machine's stays as it is.
    pub fn advance(&self, by: TimeDelta) {
        if let Self::Set(seconds) = self {
            seconds.fetch_add(by.num_seconds(), Ordering::SeqCst);
        }
    }
}
