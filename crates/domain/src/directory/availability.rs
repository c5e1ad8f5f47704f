//! Whether a supporter can be asked, as they say themselves.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Whether a supporter can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Availability {
    /// Yes.
    Available,
    /// Not now.
    Away {
        /// The last day of it; until they say otherwise when there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
    },
}

impl Availability {
    /// Whether they can be asked on this day.
    pub fn on(self, day: NaiveDate) -> bool {
        match self {
            Self::Available => true,
            Self::Away { until } => until.is_some_and(|until| until < day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn away_ends_after_its_last_day_or_not_at_all() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        assert!(Availability::Available.on(day(1)));
        assert!(!Availability::Away { until: None }.on(day(30)));
        let away = Availability::Away { until: Some(day(22)) };
        assert!(!away.on(day(21)) && !away.on(day(22)) && away.on(day(23)));
    }

    #[test]
    fn it_is_spelled_the_same_for_ever_and_takes_newer_fields() {
        let spelled = |availability: Availability| serde_json::to_string(&availability).unwrap();
        assert_eq!(spelled(Availability::Available), r#"{"state":"available"}"#);
        assert_eq!(spelled(Availability::Away { until: None }), r#"{"state":"away"}"#);
        let read: Availability =
            serde_json::from_str(r#"{"state":"away","until":"2026-11-22","why":"leave"}"#).unwrap();
        assert_eq!(read, Availability::Away { until: NaiveDate::from_ymd_opt(2026, 11, 22) });
    }
}
