//! The time zone of an organisation: rosters and opening hours are written in its local time, as people say them (S18, S20).
//!
//! Which zones there are is a list here; what they do is not. The rules of time zones change by law, a browser has them and
//! keeps them new, and a table of them would weigh more than all else in this crate. So whoever calls passes [`ZoneRules`],
//! and the functions here turn that one question into both directions.

mod convert;
mod local_minute;
#[cfg(test)]
pub(crate) mod testing;

use core::{fmt, str::FromStr};

use serde::{Serialize, Serializer};

pub use self::{
    convert::{ZoneRules, instant_of, local_at},
    local_minute::{InvalidLocalMinute, LocalMinute},
};

/// A time zone that an organisation may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Zone {
    /// The Netherlands.
    #[default]
    Amsterdam,
    /// Belgium.
    Brussels,
    /// Germany.
    Berlin,
    /// Aruba.
    Aruba,
    /// Curaçao.
    Curacao,
    /// Sint Maarten.
    LowerPrinces,
    /// Bonaire, Sint Eustatius and Saba.
    Kralendijk,
    /// No zone's local time.
    Utc,
}

/// Text that names none of the zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such time zone; write {}", Zone::NAMES.join(", "))]
pub struct UnknownZone;

impl Zone {
    /// All of them, the default first.
    pub const ALL: [Self; 8] = [
        Self::Amsterdam,
        Self::Brussels,
        Self::Berlin,
        Self::Aruba,
        Self::Curacao,
        Self::LowerPrinces,
        Self::Kralendijk,
        Self::Utc,
    ];

    /// Their names in the IANA database, in the order of [`Zone::ALL`].
    pub const NAMES: &'static [&'static str] = &[
        "Europe/Amsterdam",
        "Europe/Brussels",
        "Europe/Berlin",
        "America/Aruba",
        "America/Curacao",
        "America/Lower_Princes",
        "America/Kralendijk",
        "UTC",
    ];

    /// Its name in the IANA database, as a browser's `Intl` knows it.
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(text: &str) -> Result<Self, UnknownZone> {
        Self::ALL.into_iter().find(|zone| zone.name() == text).ok_or(UnknownZone)
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_is_one_of_the_iana_database_and_reads_back() {
        for (zone, name) in Zone::ALL.into_iter().zip(Zone::NAMES) {
            assert_eq!(zone.name(), *name);
            assert_eq!(name.parse(), Ok(zone));
            assert_eq!(name.parse::<chrono_tz::Tz>().unwrap().name(), *name);
        }
        assert_eq!(Zone::ALL.len(), Zone::NAMES.len());
        assert_eq!(Zone::default().name(), "Europe/Amsterdam");
    }

    #[test]
    fn what_is_no_such_zone_is_refused_with_those_that_there_are() {
        for text in ["", "europe/amsterdam", "Europe/Amsterdam ", "Europe/London", "CET", "+01:00"] {
            assert_eq!(text.parse::<Zone>(), Err(UnknownZone), "{text:?}");
        }
        assert!(UnknownZone.to_string().starts_with("no such time zone; write Europe/Amsterdam, Europe/Brussels"));
    }
}
