//! A time of the day, to the minute.

use core::fmt;

use chrono::NaiveTime;
use serde::{Serialize, Serializer};

use super::super::fault::Fault;
use crate::day;

/// What a clock shows, from `00:00` to `23:59`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// Takes `09:30`, and no other spelling.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let (hour, minute) = day::read_time(text).ok_or(Fault::Time)?;
        u16::try_from(hour * 60 + minute).map(Self).map_err(|_| Fault::Time)
    }

    /// In minutes since midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// As the calendar's type.
    pub fn time(self) -> NaiveTime {
        NaiveTime::from_num_seconds_from_midnight_opt(u32::from(self.0) * 60, 0).unwrap_or(NaiveTime::MIN)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl fmt::Debug for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_as_it_is_read() {
        for (text, minutes) in [("00:00", 0), ("09:30", 570), ("23:59", 1439)] {
            let time = TimeOfDay::parse(text).unwrap();
            assert_eq!((time.to_string().as_str(), time.minutes()), (text, minutes));
            assert_eq!(time.time().format("%H:%M").to_string(), text);
        }
        for text in
            ["", "9:30", "09.30", "24:00", "12:60", "12:00:00", "+9:30", " 9:30", "٠٩:٣٠", "ab:cd", "0900", "09:3é"]
        {
            assert_eq!(TimeOfDay::parse(text), Err(Fault::Time), "{text:?}");
        }
    }
}
