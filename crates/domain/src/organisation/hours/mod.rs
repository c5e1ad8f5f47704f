//! Opening hours, in the organisation's local time: each week's, and the days on which it is otherwise (S20: R §3.5.2, §5.1).
//!
//! ```json
//! "hours": [{ "days": ["tuesday", "thursday"], "from": "10:00", "to": "12:00" }],
//! "exceptions": [{ "day": "2026-12-24", "closed": true }, { "day": "2026-12-29", "from": "13:00", "to": "15:00" }],
//! "on_public_holidays": "closed"
//! ```
//!
//! Hours that pass midnight say so with `"overnight": true`; without it an end before the beginning is a mistake. Hours
//! belong to the day on which they begin: what is said of the next day does not cut them short. On a day with exceptions
//! nothing but these holds, also on a public holiday ([`Holiday`]: those of the Netherlands).

mod exception;
mod overlap;
mod span;
mod status;
mod time_of_day;
mod weekly;

use chrono::NaiveDate;
use serde::Serialize;

pub use self::{
    exception::{Exception, OnThatDay},
    span::Span,
    status::{LOOK_AHEAD, Status},
    time_of_day::TimeOfDay,
    weekly::Weekly,
};
use super::{fault::Fault, part::Part};
use crate::holiday::Holiday;

/// Product defaults: a week with mornings and afternoons of its own each day fits.
const MOST_WEEKLY: usize = 10;
/// A year's days that are otherwise (product default).
const MOST_EXCEPTIONS: usize = 20;

/// What happens on public holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OnPublicHolidays {
    /// It is closed.
    Closed,
    /// They are days like others.
    AsUsual,
}

impl OnPublicHolidays {
    const NAMES: &[&str] = &["closed", "as_usual"];
    const ALL: [Self; 2] = [Self::Closed, Self::AsUsual];
}

/// When something is open. Hours of a week do not overlap, nor do those of exceptions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpeningHours {
    hours: Vec<Weekly>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    exceptions: Vec<Exception>,
    on_public_holidays: OnPublicHolidays,
}

impl OpeningHours {
    /// The fields of it, which stand beside those of whatever is open.
    pub(super) const FIELDS: [&str; 3] = ["hours", "exceptions", "on_public_holidays"];

    pub(super) fn read(part: &Part<'_>) -> Option<Self> {
        let hours = part.items("hours", MOST_WEEKLY, Weekly::read);
        let exceptions = if part.has("exceptions") {
            part.items("exceptions", MOST_EXCEPTIONS, Exception::read)
        } else {
            Some(Vec::new())
        };
        let on_public_holidays = part.chosen("on_public_holidays", OnPublicHolidays::NAMES, &OnPublicHolidays::ALL);
        let (hours, exceptions) = (hours?, exceptions?);
        if hours.is_empty() && exceptions.iter().flatten().all(|exception| exception.span().is_none()) {
            part.complain_at("hours", Fault::NoneNamed);
        }
        overlap::check_weekly(part, &hours);
        overlap::check_exceptions(part, &exceptions);
        Some(Self {
            hours: hours.into_iter().collect::<Option<_>>()?,
            exceptions: exceptions.into_iter().collect::<Option<_>>()?,
            on_public_holidays: on_public_holidays?,
        })
    }

    /// Each week's hours.
    pub fn weekly(&self) -> &[Weekly] {
        &self.hours
    }

    /// The days on which it is otherwise.
    pub fn exceptions(&self) -> &[Exception] {
        &self.exceptions
    }

    /// What happens on public holidays.
    pub const fn on_public_holidays(&self) -> OnPublicHolidays {
        self.on_public_holidays
    }

    /// The hours that begin on a day, in the order in which they come.
    pub fn on(&self, day: NaiveDate) -> Vec<Span> {
        let mut exceptions = self.exceptions.iter().filter(|exception| exception.day() == day).peekable();
        let mut spans: Vec<Span> = if exceptions.peek().is_some() {
            exceptions.filter_map(Exception::span).collect()
        } else if self.on_public_holidays == OnPublicHolidays::Closed && Holiday::on(day).is_some() {
            Vec::new()
        } else {
            self.hours.iter().filter(|weekly| weekly.is_on(day)).map(Weekly::span).collect()
        };
        spans.sort_unstable_by_key(Span::from);
        spans
    }
}

#[cfg(test)]
mod tests;
