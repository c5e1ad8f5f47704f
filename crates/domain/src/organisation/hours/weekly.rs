//! The same hours on some days of each week.

use chrono::{Datelike as _, NaiveDate, Weekday};
use serde::{Serialize, Serializer};

use super::{
    super::{day_name, fault::Fault, part::Part},
    span::Span,
};

/// Hours of each week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Weekly {
    #[serde(serialize_with = "by_name")]
    days: Vec<Weekday>,
    #[serde(flatten)]
    span: Span,
}

impl Weekly {
    pub(super) fn read(part: &Part<'_>) -> Option<Self> {
        part.only(&["days", "from", "to", "overnight"]);
        let days = part.words("days", day_name::NAMES, &day_name::ALL);
        if days.as_ref().is_some_and(Vec::is_empty) {
            part.complain_at("days", Fault::NoneNamed);
        }
        let span = Span::read(part);
        let mut days = days?;
        days.sort_unstable_by_key(Weekday::num_days_from_monday);
        Some(Self { days, span: span? })
    }

    /// The days on which they begin, from Monday on.
    pub fn days(&self) -> &[Weekday] {
        &self.days
    }

    /// From when to when.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Whether they begin on a day.
    pub(super) fn is_on(&self, day: NaiveDate) -> bool {
        self.days.contains(&day.weekday())
    }
}

fn by_name<S: Serializer>(days: &[Weekday], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(days.iter().copied().map(day_name::of))
}
