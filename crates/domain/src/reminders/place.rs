//! From a local time to the instant at which the reminder comes.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use super::Quiet;
use crate::zone::{ZoneRules, instant_of, local_at};

/// No zone's clocks jump further than this.
const LONGEST_JUMP: TimeDelta = TimeDelta::days(1);

/// The instant for a local time: out of quiet hours, and within its local day.
pub(super) fn place<R: ZoneRules + ?Sized>(local: NaiveDateTime, quiet: Option<Quiet>, rules: &R) -> DateTime<Utc> {
    let Some(quiet) = quiet else { return within_its_day(local, rules) };
    let mut wanted = local;
    // Out of quiet hours may lead into a gap of the clocks, and out of the gap into quiet hours: each once.
    for _ in 0..3 {
        wanted = quiet.out_of(wanted);
        let instant = within_its_day(wanted, rules);
        let shown = local_at(instant, rules);
        if !quiet.holds(shown.time()) {
            return instant;
        }
        wanted = shown;
    }
    // All of the day that is not quiet is skipped by the clocks: the next one begins right after.
    instant_of(quiet.out_of(wanted), rules)
}

/// The instant at which clocks show a time. When they skip it they show it as much later ([`instant_of`]); when that is the next
/// day, because the clocks jump over midnight, it is the last minute before they do. So each local day has its own.
fn within_its_day<R: ZoneRules + ?Sized>(local: NaiveDateTime, rules: &R) -> DateTime<Utc> {
    let instant = instant_of(local, rules);
    let is_within = |at: DateTime<Utc>| local_at(at, rules).date() <= local.date();
    if is_within(instant) {
        return instant;
    }
    let minutes_before = |minutes: i64| instant.checked_sub_signed(TimeDelta::minutes(minutes)).unwrap_or(instant);
    let (mut near, mut far) = (0, LONGEST_JUMP.num_minutes());
    while far - near > 1 {
        let middle = i64::midpoint(near, far);
        if is_within(minutes_before(middle)) {
            far = middle;
        } else {
            near = middle;
        }
    }
    minutes_before(far)
}
