//! Whom a request goes to, by what the device knows of the organisation now.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use naderhand_domain::{
    contact::{Whom, Wish},
    id::SupporterId,
    organisation::Settings,
    zone::local_at,
};
use naderhand_organisation::Member;

use crate::device::BrowserZone;

/// How long each may take to answer, as people say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) hours: usize,
    pub(super) minutes: usize,
}

/// The organisation's limit.
pub(super) fn answer(settings: &Settings) -> Answer {
    let minutes = usize::from(settings.limits().answer_minutes());
    Answer { hours: minutes / 60, minutes: minutes % 60 }
}

/// Who is on call when the limit for an answer has passed.
pub(super) fn on_call_then(member: &Member, now: DateTime<Utc>) -> Option<SupporterId> {
    let rules = BrowserZone::of(member.settings().time_zone());
    let answer = TimeDelta::minutes(member.settings().limits().answer_minutes().into());
    let then = now.checked_add_signed(answer)?;
    member.directory().roster().on_call(then, &rules)
}

/// Today, where the organisation is.
pub(super) fn day_there(member: &Member, now: DateTime<Utc>) -> NaiveDate {
    local_at(now, &BrowserZone::of(member.settings().time_zone())).date()
}

/// Whether a supporter says that they can be asked today.
pub(super) fn can_be_asked(member: &Member, id: SupporterId, now: DateTime<Utc>) -> bool {
    member.availability(id).on(day_there(member, now))
}

/// To whom a wish leads.
pub(super) fn whom<'a>(member: &'a Member, wish: &Wish, now: DateTime<Utc>) -> Whom<'a> {
    wish.whom(member.directory(), |id| member.availability(id), day_there(member, now), on_call_then(member, now))
}
