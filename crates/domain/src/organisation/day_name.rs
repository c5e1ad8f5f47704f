//! The days of the week as the file names them.

use chrono::Weekday;

/// The names, of [`ALL`].
pub(super) const NAMES: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// All days.
pub(super) const ALL: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// A day's name.
pub(super) const fn of(day: Weekday) -> &'static str {
    NAMES[day as usize]
}
