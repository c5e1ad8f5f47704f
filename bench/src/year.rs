//! A year of one employee's records, made up: what the rules and the screens have to carry after a while.
//!
//! The same seed makes the same year to the letter, on this machine and in the browser, so that two runs measure the same.

use chacha20::{
    ChaCha20Rng,
    rand_core::{Rng as _, SeedableRng as _},
};
use chrono::{DateTime, FixedOffset, TimeDelta};
use naderhand_domain::{
    check_in::{CheckIn, FitForDuty, Item, Step},
    day::Day,
    hlc::Stamp,
    id::{DeviceId, RecordId},
    incident::{DayPart, Incident, IncidentType},
    record::{Body, Plain, Record},
    schedule::{Mark, Milestone},
    signal_list::{HowOften, Signal, SignalList},
};

/// Days of the year.
const DAYS: u32 = 365;

/// Check-ins: three in two days, as somebody makes them who means to.
pub(crate) const CHECK_INS: u32 = 500;

/// Events: one a month.
pub(crate) const INCIDENTS: u32 = 12;

/// Signal lists: those that the timelines plan, and some in between.
pub(crate) const LISTS: usize = 40;

/// When a timeline plans its lists, in days after the event.
const PLANNED: [u32; 3] = [28, 42, 90];

/// How long an event is felt in the check-ins (of this made-up employee), in days.
const FELT: u32 = 21;

const MINUTES_OF_A_DAY: u32 = 24 * 60;

/// The records of the year that ends at `now`, the earliest first.
pub(crate) fn year(now: DateTime<FixedOffset>, seed: u64) -> Vec<Record<Plain>> {
    let begin = now - TimeDelta::days(DAYS.into());
    let first = Day::of(begin.date_naive());
    let mut dice = Dice(ChaCha20Rng::seed_from_u64(seed));

    let incidents: Vec<(u32, RecordId)> =
        (0..INCIDENTS).map(|index| (index * DAYS / INCIDENTS + dice.below(20), dice.id())).collect();
    let mut bodies = Vec::new();
    for (on, id) in &incidents {
        bodies.push(((on + 1) * MINUTES_OF_A_DAY, *id, Body::Incident(dice.incident(first, *on))));
    }
    for (on, about) in lists(&incidents, &mut dice) {
        let list = dice.signal_list(first, on, about);
        bodies.push((on * MINUTES_OF_A_DAY + MINUTES_OF_A_DAY / 2, dice.id(), Body::SignalList(list)));
    }
    let apart = DAYS * MINUTES_OF_A_DAY / CHECK_INS;
    for index in 0..CHECK_INS {
        let minute = index * apart + dice.below(apart);
        let felt = incidents.iter().any(|(on, _)| (*on..on + FELT).contains(&(minute / MINUTES_OF_A_DAY)));
        let check_in = dice.check_in(begin + TimeDelta::minutes(minute.into()), felt);
        bodies.push((minute, dice.id(), Body::CheckIn(check_in)));
    }
    bodies.sort_by_key(|(minute, id, _)| (*minute, *id));

    let device = DeviceId::from_bytes([1; 16]);
    let record = |(minute, id, body): (u32, RecordId, Body)| {
        let millis = (begin + TimeDelta::minutes(i64::from(minute))).timestamp_millis();
        Record { id, content: Plain { stamp: Stamp { millis, counter: 0, device }, body } }
    };
    bodies.into_iter().map(record).collect()
}

/// On which days a list is filled in, and about which event.
fn lists(incidents: &[(u32, RecordId)], dice: &mut Dice) -> Vec<(u32, Option<RecordId>)> {
    let planned = incidents.iter().flat_map(|(on, id)| PLANNED.map(|after| (on + after, Some(*id))));
    let mut lists: Vec<_> = planned.filter(|(on, _)| *on < DAYS).take(LISTS).collect();
    while lists.len() < LISTS {
        lists.push((dice.below(DAYS), None));
    }
    lists
}

/// What the employee answers.
struct Dice(ChaCha20Rng);

impl Dice {
    /// A number below `bound`. The lowest ones come a little more often, which matters to nobody here.
    fn below(&mut self, bound: u32) -> u32 {
        self.0.next_u32() % bound
    }

    fn one_in(&mut self, bound: u32) -> bool {
        self.below(bound) == 0
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(u32::try_from(all.len()).unwrap_or(u32::MAX)) as usize]
    }

    fn id(&mut self) -> RecordId {
        let mut bytes = [0; 16];
        self.0.fill_bytes(&mut bytes);
        RecordId::from_bytes(bytes)
    }

    fn incident(&mut self, first: Day, on: u32) -> Incident {
        let day = first.plus(on);
        let types = (0..=self.below(2)).map(|_| self.of(&IncidentType::ALL).into()).collect();
        let mut steps = std::collections::BTreeMap::new();
        for (milestone, after) in [(Milestone::FirstContact, 1), (Milestone::FirstTalk, 3)] {
            if !self.one_in(3) {
                steps.insert(milestone.into(), Mark::Done { at: day.plus(after) });
            }
        }
        let piles_up = self.one_in(6).then_some(true);
        Incident { part: Some(self.of(&DayPart::ALL)), types, piles_up, steps, ..Incident::on(day) }
    }

    fn signal_list(&mut self, first: Day, on: u32, incident: Option<RecordId>) -> SignalList {
        let mut list = SignalList { incident, acute: Some(false), ..SignalList::blank(first.plus(on)) };
        list.hinders = Some(self.one_in(4));
        list.doubt = Some(self.one_in(6));
        for signal in Signal::ALL {
            let since = first.plus(on.saturating_sub(self.below(40)));
            let since = self.one_in(3).then_some(since);
            let answer = (self.of(&HowOften::ALL), since);
            list.set(signal, (!self.one_in(6)).then_some(answer));
        }
        list
    }

    fn check_in(&mut self, at: DateTime<FixedOffset>, felt: bool) -> CheckIn {
        let mut check_in = CheckIn::empty(at);
        for item in Item::ALL {
            let step = self.below(5).saturating_sub(u32::from(felt)) as usize;
            let answered = item == Item::Overall || !self.one_in(3);
            check_in.set_step(item, answered.then_some(Step::ALL[step]));
        }
        check_in.fit_for_duty = match self.below(50) {
            0 => Some(FitForDuty::Red),
            1..5 => Some(FitForDuty::Orange),
            5..25 => Some(FitForDuty::Green),
            _ => None,
        };
        check_in
    }
}

#[cfg(test)]
mod tests {
    use naderhand_domain::record::Kind;

    use super::*;

    fn now() -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-11-22T12:00:00+01:00").unwrap()
    }

    #[test]
    fn a_seed_makes_one_year_and_another_seed_another() {
        assert_eq!(year(now(), 1), year(now(), 1));
        assert_ne!(year(now(), 1), year(now(), 2));
    }

    #[test]
    fn it_holds_what_it_says_in_order_and_nothing_after_now() {
        for seed in 0..50 {
            let year = year(now(), seed);
            let count = |kind| year.iter().filter(|record| record.content.body.kind() == kind).count();
            assert_eq!(count(Kind::CheckIn), CHECK_INS as usize);
            assert_eq!(count(Kind::Incident), INCIDENTS as usize);
            assert_eq!(count(Kind::SignalList), LISTS);
            assert!(year.is_sorted_by_key(|record| record.content.stamp.millis), "seed {seed}");
            assert!(year.iter().all(|record| record.content.stamp.millis <= now().timestamp_millis()), "seed {seed}");
        }
    }
}
