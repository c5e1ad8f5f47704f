//! Reminders: what the employee chose, and when they come (S1: R 2, watching one's own wellbeing).
//!
//! The device plans. From the choices, the records and the rules of its time zone it computes the instants of the coming
//! weeks ([`plan()`]), and hands only those to whoever rings: the server gets them rounded, jittered and with opaque tags
//! ([`hand_over()`]), the phone's own calendar as a file ([`calendar()`]). What came and was not done stands on the first screen
//! when the app is opened ([`due()`]). All three are computed anew from the same records, so what is done is done everywhere.
//!
//! Nothing is dropped silently: quiet hours and "not now" move a reminder, clocks that change move it within its day.
//!
//! # Adding a rhythm
//!
//! A variant of [`Rhythm`], its form in `kept.rs` with a new version and a sample of its own, and its days in `rhythm.rs`;
//! the properties in `tests` then hold for it too.

mod calendar;
mod choices;
mod due;
mod hand_over;
mod kept;
mod later;
mod moments;
mod occasion;
mod place;
mod plan;
mod quiet;
mod rhythm;
mod shift;
mod words;

pub use self::{
    calendar::calendar,
    choices::{Choices, Later, NeutralText, Pause, Rhythm},
    due::due,
    hand_over::{Draw, JITTER_STEPS, STEP_MINUTES, hand_over},
    kept::{Unreadable, VERSION},
    occasion::Occasion,
    plan::{Reminder, plan},
    quiet::Quiet,
    shift::{InvalidShift, Shift, TooManyShifts},
    words::{Button, Language, REMINDER_PATH},
};

/// How many days ahead the rhythm is planned (product default): whoever does not open the app for two months has stopped using
/// it, and is left alone.
pub const HORIZON_DAYS: u32 = 56;

/// How many days ahead the moments of an event are planned: past the last of them, at three months and two weeks (S8).
pub const STEP_HORIZON_DAYS: u32 = 120;

/// How many reminders are planned at most, the nearest first (product default).
pub const MOST: usize = crate::wire::limits::PLAN_INSTANTS;

/// How long after the end of a shift its reminder comes, in minutes (product default): time to get home, or to the bus.
pub const AFTER_SHIFT_MINUTES: u32 = 30;

/// How long "not now" is, in minutes, outside of a shift (product default).
pub const NOT_NOW_MINUTES: u32 = 120;

/// How many days back a check-in that did not happen is still asked for when the app is opened (product default): a week, the
/// longest rhythm.
pub const CATCH_UP_DAYS: u32 = 7;

/// How many shifts fit (product default): a duty roster of some weeks.
pub const MOST_SHIFTS: usize = 60;

/// The longest shift, in hours (product default): a day and night, and what comes on top.
pub const LONGEST_SHIFT_HOURS: i64 = 36;

/// How many reminders can stand moved at once (product default).
pub const MOST_LATER: usize = 20;

#[cfg(test)]
mod tests;
