//! Open now, or when next: what somebody who needs it wants to know first (S20).

use chrono::{DateTime, Days, TimeDelta, Utc};

use super::OpeningHours;
use crate::zone::{ZoneRules, local_at};

/// How many days ahead is looked (product default): a visit that is further away is no low threshold.
pub const LOOK_AHEAD: u32 = 60;

/// Whether something is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is open.
    Open {
        /// When it closes; [`LOOK_AHEAD`] days from now when it does not before then.
        until: DateTime<Utc>,
    },
    /// It is closed.
    Closed {
        /// When it opens next, if it does within [`LOOK_AHEAD`] days.
        next: Option<DateTime<Utc>>,
    },
}

impl OpeningHours {
    /// Whether it is open at `now`, by the rules of the organisation's zone. Hours that touch are one: it is open until the
    /// last of them ends.
    pub fn status<R: ZoneRules + ?Sized>(&self, now: DateTime<Utc>, rules: &R) -> Status {
        let horizon = now.checked_add_signed(TimeDelta::days(LOOK_AHEAD.into())).unwrap_or(DateTime::<Utc>::MAX_UTC);
        let today = local_at(now, rules).date();
        // Yesterday's hours may pass midnight, and local days begin and end at other instants than those of UTC.
        let days = today.pred_opt().into_iter();
        let days = days.chain((0..=LOOK_AHEAD + 1).filter_map(|day| today.checked_add_days(Days::new(day.into()))));
        let mut closes = None;
        for day in days {
            let mut spans: Vec<_> = self.on(day).into_iter().map(|span| span.instants(day, rules)).collect();
            // A time that clocks skip moves forward, perhaps past the beginning of the hours after it.
            spans.sort_unstable();
            for (begins, ends) in spans.into_iter().filter(|(begins, ends)| begins < ends && *ends > now) {
                closes = match closes {
                    None if begins > now => {
                        return Status::Closed { next: Some(begins).filter(|begins| *begins <= horizon) };
                    }
                    None => Some(ends),
                    Some(until) if begins > until => return Status::Open { until: horizon.min(until) },
                    Some(until) => Some(ends.max(until)),
                };
            }
        }
        closes.map_or(Status::Closed { next: None }, |until| Status::Open { until: horizon.min(until) })
    }
}
