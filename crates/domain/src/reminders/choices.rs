//! What the employee chooses.

use chrono::{DateTime, Utc, Weekday};
use serde::{Deserialize, Serialize};

use super::{MOST_SHIFTS, Occasion, Quiet, Shift, TooManyShifts};
use crate::{day::Day, organisation::hours::TimeOfDay};

/// All of it. Nothing comes unless it was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// Since when it is so: no check-in of before is asked for.
    pub since: DateTime<Utc>,
    /// After an event: at which time of the day the moments of its timeline are told. `None` is not at all.
    pub after_event: Option<TimeOfDay>,
    /// How often to check in.
    pub rhythm: Rhythm,
    /// When nothing comes. It comes when they end.
    pub quiet: Option<Quiet>,
    /// What the lock screen shows.
    pub text: NeutralText,
    /// Nothing comes for a while.
    pub pause: Option<Pause>,
    pub(super) shifts: Vec<Shift>,
    pub(super) later: Vec<Later>,
}

/// How often to check in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// Not by reminders.
    None,
    /// After each shift ([`Choices::shifts`]).
    AfterShift,
    /// Each day.
    Daily {
        /// At this time.
        at: TimeOfDay,
    },
    /// Each week.
    Weekly {
        /// On this day.
        on: Weekday,
        /// At this time.
        at: TimeOfDay,
    },
}

/// What the lock screen shows: words that anybody may see, and that tell nothing of what the app is for. The words themselves are
/// texts of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum NeutralText {
    /// As of a list of things to do.
    #[default]
    Reminder,
    /// As of a calendar.
    Agenda,
    /// As of a moment for oneself.
    Moment,
}

impl NeutralText {
    /// All of them, the default first.
    pub const ALL: [Self; 3] = [Self::Reminder, Self::Agenda, Self::Moment];
}

/// Nothing comes for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pause {
    /// Until the employee says otherwise.
    UntilResumed,
    /// Until this day; on it reminders come again.
    Until(Day),
}

/// A reminder that the employee moved: "not now".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Later {
    /// Which.
    pub what: Occasion,
    /// To this instant.
    pub to: DateTime<Utc>,
}

impl Choices {
    /// Nothing chosen yet.
    pub const fn none(now: DateTime<Utc>) -> Self {
        Self {
            since: now,
            after_event: None,
            rhythm: Rhythm::None,
            quiet: None,
            text: NeutralText::Reminder,
            pause: None,
            shifts: Vec::new(),
            later: Vec::new(),
        }
    }

    /// When the employee works, as far as they said so.
    pub fn shifts(&self) -> &[Shift] {
        &self.shifts
    }

    /// Replaces the shifts, and takes each once.
    pub fn set_shifts(&mut self, shifts: impl IntoIterator<Item = Shift>) -> Result<(), TooManyShifts> {
        let mut taken: Vec<Shift> = Vec::new();
        for shift in shifts {
            if !taken.contains(&shift) {
                taken.push(shift);
            }
        }
        if taken.len() > MOST_SHIFTS {
            return Err(TooManyShifts);
        }
        self.shifts = taken;
        Ok(())
    }

    /// What was moved, and to when.
    pub fn later(&self) -> &[Later] {
        &self.later
    }

    /// To when a reminder was moved, if it was.
    pub(super) fn moved_to(&self, what: Occasion) -> Option<DateTime<Utc>> {
        self.later.iter().find(|later| later.what == what).map(|later| later.to)
    }

    /// Whether a pause holds on a day.
    pub(super) fn is_paused_on(&self, day: Day) -> bool {
        match self.pause {
            None => false,
            Some(Pause::UntilResumed) => true,
            Some(Pause::Until(until)) => day < until,
        }
    }
}
