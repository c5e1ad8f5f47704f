//! What comes in the next weeks.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Choices, MOST, Occasion, moments::moments};
use crate::{history::History, zone::ZoneRules};

/// One ring: what comes at the same instant comes together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// When.
    pub at: DateTime<Utc>,
    /// What it is about: one at least, steps of events first.
    pub about: Vec<Occasion>,
}

/// The reminders after now, in order, at most [`MOST`], each occasion once. What is done does not come.
pub fn plan<R: ZoneRules + ?Sized>(
    choices: &Choices,
    history: &History<'_>,
    rules: &R,
    now: DateTime<Utc>,
) -> Vec<Reminder> {
    let mut by_instant = BTreeMap::<_, Vec<_>>::new();
    for moment in moments(choices, history, rules, now) {
        if now < moment.at && !moment.is_done {
            by_instant.entry(moment.at).or_default().push(moment.what);
        }
    }
    let reminders = by_instant.into_iter().take(MOST).map(|(at, mut about)| {
        about.sort_unstable();
        Reminder { at, about }
    });
    reminders.collect()
}
