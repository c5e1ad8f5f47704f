//! The rules of the IANA database, for tests: in the product the browser's `Intl` has them.

use chrono::{DateTime, FixedOffset, NaiveDateTime, Offset as _, TimeZone as _, Utc};
use chrono_tz::Tz;

use super::{Zone, ZoneRules};

/// A zone of the database.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Iana(pub(crate) Tz);

/// The Netherlands.
pub(crate) const AMSTERDAM: Iana = Iana(Tz::Europe__Amsterdam);

impl From<Zone> for Iana {
    fn from(zone: Zone) -> Self {
        Self(zone.name().parse().unwrap())
    }
}

impl ZoneRules for Iana {
    fn offset_at(&self, instant: DateTime<Utc>) -> FixedOffset {
        self.0.offset_from_utc_datetime(&instant.naive_utc()).fix()
    }
}

/// A local time, written `2026-03-29T02:30`.
pub(crate) fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

/// An instant, written `2026-03-29T02:30`, in UTC.
pub(crate) fn utc(text: &str) -> DateTime<Utc> {
    local(text).and_utc()
}
