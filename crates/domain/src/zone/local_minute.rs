//! A local date and time as a form's field writes it: `2026-11-23T22:00`.

use core::{fmt, str::FromStr};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::day;

/// What clocks show, to the minute. Which instant that is depends on the zone: [`super::instant_of`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalMinute(NaiveDateTime);

/// Text that is no local date and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a date and time is written as 2026-11-23T22:00")]
pub struct InvalidLocalMinute;

impl LocalMinute {
    /// The minute that a local time lies in.
    pub fn of(local: NaiveDateTime) -> Self {
        let time = NaiveTime::from_hms_opt(local.hour(), local.minute(), 0).unwrap_or(NaiveTime::MIN);
        Self(local.date().and_time(time))
    }

    /// The local time at which it begins.
    pub const fn date_time(self) -> NaiveDateTime {
        self.0
    }

    /// The local day.
    pub const fn date(self) -> NaiveDate {
        self.0.date()
    }
}

impl FromStr for LocalMinute {
    type Err = InvalidLocalMinute;

    fn from_str(text: &str) -> Result<Self, InvalidLocalMinute> {
        let (date, time) = text.split_once('T').ok_or(InvalidLocalMinute)?;
        let date = day::read_date(date).ok_or(InvalidLocalMinute)?;
        let (hour, minute) = day::read_time(time).ok_or(InvalidLocalMinute)?;
        NaiveTime::from_hms_opt(hour, minute, 0).map(|time| Self(date.and_time(time))).ok_or(InvalidLocalMinute)
    }
}

impl fmt::Display for LocalMinute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", self.0.date(), self.0.hour(), self.0.minute())
    }
}

impl fmt::Debug for LocalMinute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for LocalMinute {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LocalMinute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_as_it_is_read() {
        for text in ["2026-11-23T22:00", "2024-02-29T00:00", "2036-12-31T23:59"] {
            let minute: LocalMinute = text.parse().unwrap();
            assert_eq!(minute.to_string(), text);
            assert_eq!(serde_json::from_value::<LocalMinute>(serde_json::json!(text)).unwrap(), minute);
            assert_eq!(LocalMinute::of(minute.date_time() + chrono::TimeDelta::seconds(59)), minute);
        }
    }

    #[test]
    fn another_spelling_is_refused() {
        for text in [
            "",
            "T",
            "2026-11-23",
            "22:00",
            "2026-11-23 22:00",
            "2026-11-23T22:00:00",
            "2026-11-23T22:00Z",
            "2026-11-23T24:00",
            "2026-11-23T22:60",
            "2026-11-23T9:00",
            "2026-02-29T09:00",
            "2026-11-23T+9:00",
            "2026-11-23T٠٩:٠٠",
            "２026-1-1T09:00",
        ] {
            assert_eq!(text.parse::<LocalMinute>(), Err(InvalidLocalMinute), "{text:?}");
        }
    }
}
