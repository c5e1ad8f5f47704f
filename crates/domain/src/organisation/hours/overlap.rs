//! Hours that overlap are refused: two of the same kind are a slip, and which one was meant nobody can tell.
//!
//! All in minutes of local time. That clocks change may let hours touch that do not here; [`super::Status`] joins them.

use chrono::{Datelike as _, Weekday};

use super::{
    super::{fault::Fault, part::Part},
    exception::Exception,
    span::Span,
    weekly::Weekly,
};

const DAY: i64 = 24 * 60;
const WEEK: i64 = 7 * DAY;

/// Complains of each of a week's hours that overlap with earlier ones of the list. What could not be read is `None`.
pub(super) fn check_weekly(part: &Part<'_>, hours: &[Option<Weekly>]) {
    for (at, one) in hours.iter().enumerate() {
        let found = hours[..at].iter().enumerate().find_map(|(with, other)| {
            let (one, other) = (one.as_ref()?, other.as_ref()?);
            let day = one.days().iter().find_map(|day| {
                other.days().iter().find_map(|other_day| {
                    // The night of Sunday goes on into Monday, so the weeks before and after count too.
                    [-WEEK, 0, WEEK].into_iter().find_map(|shift| {
                        let begin = |day: Weekday| i64::from(day.num_days_from_monday()) * DAY;
                        overlap(begin(*day), one.span(), begin(*other_day) + shift, other.span())
                    })
                })
            })?;
            Some((with, day))
        });
        if let Some((with, day)) = found {
            let with = part.at(&format!("hours[{with}]"));
            part.complain_at(&format!("hours[{at}]"), Fault::HoursOverlap { with, day });
        }
    }
}

/// Complains of each exception that overlaps with an earlier one of the list, or is about a day that one of the two closes.
pub(super) fn check_exceptions(part: &Part<'_>, exceptions: &[Option<Exception>]) {
    for (at, one) in exceptions.iter().enumerate() {
        let found = exceptions[..at].iter().enumerate().find_map(|(with, other)| {
            let (one, other) = (one.as_ref()?, other.as_ref()?);
            let with = part.at(&format!("exceptions[{with}]"));
            match (one.span(), other.span()) {
                (Some(span), Some(other_span)) => {
                    // 1 January of the year 1 was a Monday, so these days are a week's as well.
                    let begin = |exception: &Exception| i64::from(exception.day().num_days_from_ce() - 1) * DAY;
                    let day = overlap(begin(one), span, begin(other), other_span)?;
                    Some(Fault::HoursOverlap { with, day })
                }
                _ => (one.day() == other.day()).then_some(Fault::SameDay { with }),
            }
        });
        if let Some(fault) = found {
            part.complain_at(&format!("exceptions[{at}]"), fault);
        }
    }
}

/// The day on which two spans begin to overlap, if they do; each begins on a day that begins at so many minutes.
fn overlap(day: i64, span: Span, other_day: i64, other: Span) -> Option<Weekday> {
    let from = day + i64::from(span.from().minutes());
    let other_from = other_day + i64::from(other.from().minutes());
    let begins = from.max(other_from);
    let ends = (from + i64::from(span.minutes())).min(other_from + i64::from(other.minutes()));
    let weekday = u8::try_from(begins.div_euclid(DAY).rem_euclid(7)).ok()?;
    if begins < ends { Weekday::try_from(weekday).ok() } else { None }
}
