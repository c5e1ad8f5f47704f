//! A day on which it is otherwise.

use chrono::NaiveDate;
use serde::{Serialize, Serializer, ser::SerializeMap as _};

use super::{
    super::{fault::Fault, part::Part},
    span::Span,
};
use crate::day;

/// What holds on a day instead of the week's hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnThatDay {
    /// It is closed.
    Closed,
    /// It is open then. There may be several for a day.
    Open(Span),
}

/// A day, and what holds on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exception {
    day: NaiveDate,
    on_that_day: OnThatDay,
}

impl Exception {
    pub(super) fn read(part: &Part<'_>) -> Option<Self> {
        part.only(&["day", "closed", "from", "to", "overnight"]);
        let day = part.parsed("day", |text| day::read_date(text).ok_or(Fault::Date));
        let on_that_day = if part.has("closed") {
            for field in ["from", "to", "overnight"].into_iter().filter(|field| part.has(field)) {
                part.complain_at(field, Fault::ClosedWithHours);
            }
            match part.flag("closed") {
                Ok(true) => Some(OnThatDay::Closed),
                Ok(false) => {
                    part.complain_at("closed", Fault::Value { known: &["true"] });
                    None
                }
                Err(_) => None,
            }
        } else {
            Span::read(part).map(OnThatDay::Open)
        };
        Some(Self { day: day?, on_that_day: on_that_day? })
    }

    /// The day.
    pub const fn day(&self) -> NaiveDate {
        self.day
    }

    /// What holds on it.
    pub const fn on_that_day(&self) -> OnThatDay {
        self.on_that_day
    }

    /// From when to when, when it is open.
    pub(super) const fn span(&self) -> Option<Span> {
        match self.on_that_day {
            OnThatDay::Closed => None,
            OnThatDay::Open(span) => Some(span),
        }
    }
}

impl Serialize for Exception {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("day", &self.day)?;
        match self.on_that_day {
            OnThatDay::Closed => map.serialize_entry("closed", &true)?,
            OnThatDay::Open(span) => {
                map.serialize_entry("from", &span.from())?;
                map.serialize_entry("to", &span.to())?;
                if span.is_overnight() {
                    map.serialize_entry("overnight", &true)?;
                }
            }
        }
        map.end()
    }
}
