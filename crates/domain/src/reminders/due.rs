//! What came and was not done: the card on opening the app, for whoever saw no reminder.

use chrono::{DateTime, Utc};

use super::{
    Choices, Occasion,
    moments::{Moment, catch_up_from, moments},
};
use crate::{history::History, zone::ZoneRules};

/// What is due now, steps of events first. Of the rhythm's check-ins it is the latest one at most: nobody has to make up for the
/// days before.
pub fn due<R: ZoneRules + ?Sized>(
    choices: &Choices,
    history: &History<'_>,
    rules: &R,
    now: DateTime<Utc>,
) -> Vec<Occasion> {
    let moments = moments(choices, history, rules, now);
    let (steps, check_ins): (Vec<Moment>, Vec<Moment>) =
        moments.into_iter().partition(|moment| matches!(moment.what, Occasion::Step { .. }));
    let mut due: Vec<_> = steps.iter().filter(|step| step.at <= now).map(|step| step.what).collect();
    due.sort_unstable();
    // Whoever said "not now" is not asked again by the card.
    if check_ins.iter().any(|one| one.is_moved && now < one.at) {
        return due;
    }
    let since = choices.since.max(catch_up_from(now));
    let latest = check_ins.iter().filter(|one| since <= one.at && one.at <= now).max_by_key(|one| (one.at, one.what));
    due.extend(latest.filter(|one| !one.is_done).map(|one| one.what));
    due
}
