//! The same reminders as a file for the phone's own calendar (RFC 5545): the way that needs neither network nor permission.
//!
//! Nothing in it tells what it is for: the title is the employee's neutral one, and neither the product nor an event is named.
//! Times have no zone, which calendars show at the same time of the day wherever they are. A daily or weekly rhythm is one entry
//! that repeats without an end.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use super::{Choices, Occasion, Reminder, Rhythm, place::place, rhythm};
use crate::{
    calendar::{Begins, Calendar, Entry},
    day::{self, Day},
    id::ReminderTag,
    zone::{ZoneRules, local_at},
};

/// How long an entry is: what a check-in takes, with room to spare.
const LENGTH: TimeDelta = TimeDelta::minutes(5);

/// What stands for the whole of a rhythm that repeats: no reminder is of this day.
const SERIES: Occasion = Occasion::CheckIn { day: day::FIRST };

/// The file, with what was planned. The same occasion has the same tag, so that a calendar that takes the file again replaces
/// what it had.
pub fn calendar<R: ZoneRules + ?Sized>(
    choices: &Choices,
    reminders: &[Reminder],
    title: &str,
    rules: &R,
    now: DateTime<Utc>,
    tag: impl Fn(&Occasion) -> ReminderTag,
) -> String {
    let mut file = Calendar::new(now);
    let repeats = match choices.rhythm {
        Rhythm::None | Rhythm::AfterShift => None,
        Rhythm::Daily { .. } => Some("RRULE:FREQ=DAILY"),
        Rhythm::Weekly { .. } => Some("RRULE:FREQ=WEEKLY"),
    };
    let mut entry = |local, tag: ReminderTag, rule| {
        let begins = Begins::WhereverOneIs(local);
        file.add(&Entry { begins, length: LENGTH, tag: &tag.to_string(), title, rule, rings: true });
    };
    if let Some((rule, first)) = repeats.zip(first_of_series(choices, rules, now)) {
        entry(first, tag(&SERIES), Some(rule));
    }
    for Reminder { at, about } in reminders {
        // What repeats is in the series; what was moved comes once more, at its own time.
        let is_in_series = |what: &Occasion| {
            repeats.is_some() && matches!(what, Occasion::CheckIn { .. }) && choices.moved_to(*what).is_none()
        };
        if let Some(what) = about.iter().find(|what| !is_in_series(what)) {
            entry(local_at(*at, rules), tag(what), None);
        }
    }
    file.finish()
}

/// The first time that is still to come, out of quiet hours.
fn first_of_series<R: ZoneRules + ?Sized>(choices: &Choices, rules: &R, now: DateTime<Utc>) -> Option<NaiveDateTime> {
    let today = local_at(now, rules).date();
    let first = Day::of(today.pred_opt().unwrap_or(today));
    let asked = rhythm::asked(choices, first, first.plus(9));
    let coming = asked.into_iter().find(|asked| now < place(asked.at, choices.quiet, rules))?;
    Some(choices.quiet.map_or(coming.at, |quiet| quiet.out_of(coming.at)))
}
