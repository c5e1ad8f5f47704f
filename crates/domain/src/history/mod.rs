//! What the rules look at: the employee's records, sorted by what they are and when they are about.
//!
//! The order in which records come in says nothing: a second device has them in another order, and must give the same
//! advice.

mod profile;

use core::cmp::Ordering;

pub use self::profile::standing_profile;

use crate::{
    check_in::CheckIn,
    hlc::Stamp,
    id::RecordId,
    incident::Incident,
    profile::Profile,
    record::{Body, Plain, Record},
    signal_list::SignalList,
    step_review::StepReview,
};

/// One record of a known kind.
#[derive(Debug)]
pub struct Kept<'a, T> {
    /// Which record.
    pub id: RecordId,
    /// When it was last edited: orders what is about the same day.
    pub stamp: Stamp,
    /// What it says.
    pub body: &'a T,
}

impl<T> Clone for Kept<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Kept<'_, T> {}

/// The records, each list with the earliest first.
#[derive(Debug, Clone, Default)]
pub struct History<'a> {
    check_ins: Vec<Kept<'a, CheckIn>>,
    incidents: Vec<Kept<'a, Incident>>,
    lists: Vec<Kept<'a, SignalList>>,
    reviews: Vec<Kept<'a, StepReview>>,
    profile: Option<&'a Profile>,
}

impl<'a> History<'a> {
    /// Sorts the records, in whatever order they come.
    pub fn of(records: impl IntoIterator<Item = &'a Record<Plain>>) -> Self {
        let mut history = Self::default();
        let mut profiles = Vec::new();
        for record in records {
            let (id, stamp) = (record.id, record.content.stamp);
            match &record.content.body {
                Body::CheckIn(body) => history.check_ins.push(Kept { id, stamp, body }),
                Body::Incident(body) => history.incidents.push(Kept { id, stamp, body }),
                Body::SignalList(body) => history.lists.push(Kept { id, stamp, body }),
                Body::StepReview(body) => history.reviews.push(Kept { id, stamp, body }),
                Body::Profile(_) => profiles.push(record),
                Body::OwnWords(_) | Body::BackupChoices(_) | Body::Deleted => {}
            }
        }
        history.profile = standing_profile(profiles).map(|(_, profile)| profile);
        sort(&mut history.check_ins, |one, other| one.at.cmp(&other.at));
        sort(&mut history.incidents, |one, other| one.day.cmp(&other.day));
        sort(&mut history.lists, |one, other| one.made.cmp(&other.made));
        sort(&mut history.reviews, |one, other| one.made.cmp(&other.made));
        history
    }

    /// The check-ins.
    pub fn check_ins(&self) -> &[Kept<'a, CheckIn>] {
        &self.check_ins
    }

    /// The events.
    pub fn incidents(&self) -> &[Kept<'a, Incident>] {
        &self.incidents
    }

    /// The signal lists.
    pub fn lists(&self) -> &[Kept<'a, SignalList>] {
        &self.lists
    }

    /// The looks back on steps.
    pub fn reviews(&self) -> &[Kept<'a, StepReview>] {
        &self.reviews
    }

    /// The profile.
    pub const fn profile(&self) -> Option<&'a Profile> {
        self.profile
    }

    /// One event, when it is still there.
    pub fn incident(&self, id: RecordId) -> Option<Kept<'a, Incident>> {
        self.incidents.iter().find(|incident| incident.id == id).copied()
    }
}

fn sort<T>(kept: &mut [Kept<'_, T>], when: impl Fn(&T, &T) -> Ordering) {
    kept.sort_by(|one, other| when(one.body, other.body).then((one.stamp, one.id).cmp(&(other.stamp, other.id))));
}

#[cfg(test)]
pub(crate) mod made {
    //! Records for the tests of the rules, made by hand: days are counted from one first day.

    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

    use super::*;
    use crate::{day::Day, id::DeviceId};

    /// The day that the tests count from.
    pub(crate) fn day(number: u32) -> Day {
        Day::of(NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).plus(number)
    }

    /// Noon of that day.
    pub(crate) fn noon(number: u32) -> DateTime<FixedOffset> {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
        day(number).date().and_time(noon).and_local_timezone(FixedOffset::east_opt(3_600).unwrap()).unwrap()
    }

    /// The id of a record by its number.
    pub(crate) fn id(number: u8) -> RecordId {
        RecordId::from_bytes([number; 16])
    }

    /// A record by its number; a higher number was edited later.
    pub(crate) fn record(number: u8, body: Body) -> Record<Plain> {
        let stamp = Stamp { millis: number.into(), counter: 0, device: DeviceId::from_bytes([1; 16]) };
        Record { id: id(number), content: Plain { stamp, body } }
    }

    /// An event on a day.
    pub(crate) fn incident(number: u8, on: u32) -> Record<Plain> {
        record(number, Body::Incident(Incident::on(day(on))))
    }
}
