//! Open now, or when next: what somebody who needs it wants to know first (S20).

use chrono::{DateTime, Days, TimeDelta, Utc};

use super::OpeningHours;
use crate::{
    calendar::{Begins, Calendar, Entry},
    zone::{ZoneRules, local_at},
};

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
    /// Whether it is open at `now`, by the rules of the organisation's zone.
    pub fn status<R: ZoneRules + ?Sized>(&self, now: DateTime<Utc>, rules: &R) -> Status {
        let horizon = horizon(now);
        match self.openings(now, rules, 1).first() {
            Some((begins, ends)) if *begins <= now => Status::Open { until: horizon.min(*ends) },
            Some((begins, _)) => Status::Closed { next: Some(*begins).filter(|begins| *begins <= horizon) },
            None => Status::Closed { next: None },
        }
    }

    /// When it opens and closes, after `now` and within [`LOOK_AHEAD`] days: a file for the calendar of a phone, at most `most` times.
    /// `None` when it does not open. The tags and the title tell nothing of what it is for.
    pub fn calendar<R: ZoneRules + ?Sized>(
        &self,
        now: DateTime<Utc>,
        rules: &R,
        title: &str,
        most: usize,
    ) -> Option<String> {
        let mut file = Calendar::new(now);
        // One that is open now does not count.
        let coming = self.openings(now, rules, most + 1).into_iter().filter(|(begins, _)| now < *begins);
        let coming: Vec<_> = coming.filter(|(begins, _)| *begins <= horizon(now)).take(most).collect();
        for (begins, ends) in &coming {
            let tag = format!("{}-{}", begins.timestamp(), ends.timestamp());
            let length = *ends - *begins;
            file.add(&Entry { begins: Begins::At(*begins), length, tag: &tag, title, rule: None, rings: false });
        }
        (!coming.is_empty()).then(|| file.finish())
    }

    /// The first `most` times at which it is open, now or later. Hours that touch are one: it is open until the last of them ends.
    fn openings<R: ZoneRules + ?Sized>(
        &self,
        now: DateTime<Utc>,
        rules: &R,
        most: usize,
    ) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        let today = local_at(now, rules).date();
        // Yesterday's hours may pass midnight, and local days begin and end at other instants than those of UTC.
        let days = today.pred_opt().into_iter();
        let days = days.chain((0..=LOOK_AHEAD + 1).filter_map(|day| today.checked_add_days(Days::new(day.into()))));
        let mut openings: Vec<(DateTime<Utc>, DateTime<Utc>)> = Vec::new();
        for day in days {
            let mut spans: Vec<_> = self.on(day).into_iter().map(|span| span.instants(day, rules)).collect();
            // A time that clocks skip moves forward, perhaps past the beginning of the hours after it.
            spans.sort_unstable();
            for (begins, ends) in spans.into_iter().filter(|(begins, ends)| begins < ends && *ends > now) {
                let is_full = openings.len() == most;
                match openings.last_mut() {
                    Some((_, until)) if begins <= *until => *until = ends.max(*until),
                    _ if is_full => return openings,
                    _ => openings.push((begins, ends)),
                }
            }
        }
        openings
    }
}

fn horizon(now: DateTime<Utc>) -> DateTime<Utc> {
    now.checked_add_signed(TimeDelta::days(LOOK_AHEAD.into())).unwrap_or(DateTime::<Utc>::MAX_UTC)
}
