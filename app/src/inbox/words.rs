//! Times and states as the inbox says them.

use chrono::{DateTime, FixedOffset, Timelike, Utc};
use naderhand_contact::{Case, Line, Thread, cases::Position};
use naderhand_domain::{
    contact::{Left, Note, Said},
    wire::contact::Author,
};

use crate::texts::{clock_time, coming_day, day_name, parts::inbox_texts};

/// "vanochtend 09:40", "gisteren 09:40".
pub(super) fn came(at: DateTime<Utc>, now: DateTime<FixedOffset>) -> String {
    let t = &inbox_texts().when;
    let at = at.with_timezone(now.offset());
    let time = clock_time(at);
    if at.date_naive() != now.date_naive() {
        return format!("{} {time}", day_name(at.date_naive(), now.date_naive()));
    }
    match at.hour() {
        0..6 => t.night(time),
        6..12 => t.morning(time),
        12..18 => t.afternoon(time),
        _ => t.evening(time),
    }
}

/// "18:00", or "morgen 09:00".
pub(super) fn coming(at: DateTime<Utc>, now: DateTime<FixedOffset>) -> String {
    let at = at.with_timezone(now.offset());
    if at.date_naive() == now.date_naive() {
        return clock_time(at);
    }
    format!("{} {}", coming_day(at.date_naive(), now.date_naive()), clock_time(at))
}

/// "nog 21 uur".
pub(super) fn left(case: &Case, now: DateTime<FixedOffset>) -> String {
    let t = &inbox_texts().clock;
    match Left::of(now.to_utc(), case.contact_by()) {
        Left::Hours(hours) => t.hours(hours),
        Left::Minutes(minutes) => t.minutes(minutes),
        Left::Over => t.over.to_owned(),
    }
}

/// Until when the supporter promised to phone.
pub(super) fn promised(thread: &Thread) -> Option<DateTime<Utc>> {
    let own = thread.lines().iter().rev().filter(|line| line.by() == Author::Supporter);
    own.map(Line::said).find_map(|said| match said {
        Said::Known(Note::Promise { by, .. }) => Some(*by),
        Said::Known(Note::Words { .. } | Note::Propose { .. } | Note::Agree { .. }) | Said::Newer(_) => None,
    })
}

/// The name of whoever asks, once the supporter has opened the request or has it.
pub(super) fn name(case: &Case) -> Option<String> {
    let known = case.is_opened() || case.was_theirs();
    case.ask().filter(|_| known).map(|ask| ask.card.name().as_str().to_owned())
}

/// Where a request is, and its clock, in one line.
pub(super) fn state(case: &Case, now: DateTime<FixedOffset>) -> String {
    let t = &inbox_texts().states;
    let arrived = inbox_texts().list.came(came(case.sent_at(), now));
    let told = match case.position() {
        Position::Waiting => left(case, now),
        Position::Claiming => t.claiming.to_owned(),
        Position::Yours if case.care().first_contact().is_some() => t.contacted.to_owned(),
        Position::Yours => match promised(case.thread()) {
            Some(by) if now.to_utc() < by => t.promised(coming(by, now)),
            Some(_) | None => left(case, now),
        },
        Position::Taken => return t.taken.to_owned(),
        Position::Closed => t.closed.to_owned(),
        Position::GivenBack => t.given_back.to_owned(),
        Position::Over => t.over.to_owned(),
    };
    format!("{arrived} · {told}")
}
