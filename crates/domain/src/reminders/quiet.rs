//! Hours without reminders.

use chrono::{Days, NaiveDateTime, NaiveTime};

use crate::organisation::hours::TimeOfDay;

/// From one time of the day to another, past midnight when the second is the earlier one. Never a whole day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    from: TimeOfDay,
    until: TimeOfDay,
}

impl Quiet {
    /// Takes two times that differ: the same twice would be nothing, or always.
    pub fn of(from: TimeOfDay, until: TimeOfDay) -> Option<Self> {
        (from != until).then_some(Self { from, until })
    }

    /// When they begin.
    pub const fn from(self) -> TimeOfDay {
        self.from
    }

    /// When they end.
    pub const fn until(self) -> TimeOfDay {
        self.until
    }

    /// Whether they hold at a time of the day. At their end they do not.
    pub fn holds(self, time: NaiveTime) -> bool {
        let (from, until) = (self.from.time(), self.until.time());
        if from < until { from <= time && time < until } else { from <= time || time < until }
    }

    /// The first time outside of them: the same where they do not hold, else their end.
    pub fn out_of(self, local: NaiveDateTime) -> NaiveDateTime {
        if !self.holds(local.time()) {
            return local;
        }
        let until = self.until.time();
        let is_next_day = until <= local.time();
        let day = if is_next_day { local.date().checked_add_days(Days::new(1)) } else { Some(local.date()) };
        day.map_or(local, |day| day.and_time(until))
    }
}
