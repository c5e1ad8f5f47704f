//! "Not now": the reminder moves. It is never dropped.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use super::{
    AFTER_SHIFT_MINUTES, Choices, Later, MOST_LATER, NOT_NOW_MINUTES, Occasion, moments::catch_up_from, place::place,
};
use crate::zone::{ZoneRules, instant_of, local_at};

/// How often the new time may lead from one shift into quiet hours into the next shift, before it stays where it is.
const MOST_TURNS: usize = 8;

impl Choices {
    /// Moves a reminder past the shift that is on, or else by [`NOT_NOW_MINUTES`]; never into another shift or quiet hours.
    /// Gives the instant to which it was moved.
    pub fn not_now<R: ZoneRules + ?Sized>(&mut self, what: Occasion, rules: &R, now: DateTime<Utc>) -> DateTime<Utc> {
        let to = self.later_than(rules, now);
        self.later.retain(|later| later.what != what && catch_up_from(now) < later.to);
        self.later.sort_unstable_by_key(|later| later.to);
        let too_many = (self.later.len() + 1).saturating_sub(MOST_LATER);
        self.later.drain(..too_many);
        self.later.push(Later { what, to });
        to
    }

    fn later_than<R: ZoneRules + ?Sized>(&self, rules: &R, now: DateTime<Utc>) -> DateTime<Utc> {
        let mut at = match self.end_of_shift(local_at(now, rules)) {
            Some(end) => instant_of(end, rules),
            None => whole_minute(now, NOT_NOW_MINUTES),
        };
        for _ in 0..MOST_TURNS {
            let local = local_at(at, rules);
            let next = match (self.end_of_shift(local), self.quiet) {
                (Some(end), _) => place(end, self.quiet, rules),
                (None, Some(quiet)) if quiet.holds(local.time()) => place(local, self.quiet, rules),
                (None, _) => return at,
            };
            // Clocks that go back can make a local time of later an instant of before.
            at = next.max(at);
        }
        at
    }

    /// Some time after the end of the shift that holds at a local time, if one does.
    fn end_of_shift(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let on = self.shifts.iter().filter_map(|shift| shift.after(local).next());
        let end = on.filter(|(begins, ends)| *begins <= local && local < *ends).map(|(_, ends)| ends).max()?;
        end.checked_add_signed(TimeDelta::minutes(AFTER_SHIFT_MINUTES.into()))
    }
}

fn whole_minute(now: DateTime<Utc>, minutes: u32) -> DateTime<Utc> {
    let seconds = (now.timestamp().div_euclid(60) + i64::from(minutes)).saturating_mul(60);
    DateTime::from_timestamp(seconds, 0).unwrap_or(now)
}
