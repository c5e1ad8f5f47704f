//! The items of the check-in.

use super::{Direction, Trend};
use crate::{
    check_in::{Item, Step},
    day::Day,
    history::{History, Kept},
    incident::Incident,
};

/// How many days are "now", today with them (product default).
const NOW_DAYS: i64 = 14;
/// How many days before that are one's own past (product default).
const PAST_DAYS: i64 = 42;
/// How many answers stand for a time (product default): fewer is one bad night.
const AT_LEAST: usize = 3;

/// How an item goes against the weeks before. `None` when too little was answered to say.
pub fn item(history: &History<'_>, item: Item, today: Day) -> Option<Trend<Step>> {
    let past = |age: i64| (NOW_DAYS..NOW_DAYS + PAST_DAYS).contains(&age);
    compare(answers(history, item, today, past), answers(history, item, today, is_now))
}

/// How an item goes against the first two weeks after an event. `None` also while those weeks are not over twice.
pub fn item_after(history: &History<'_>, incident: Kept<'_, Incident>, item: Item, today: Day) -> Option<Trend<Step>> {
    let since = today.days_after(incident.body.day);
    if since < 2 * NOW_DAYS {
        return None;
    }
    let first = |age: i64| (since - NOW_DAYS + 1..=since).contains(&age);
    compare(answers(history, item, today, first), answers(history, item, today, is_now))
}

fn is_now(age: i64) -> bool {
    (0..NOW_DAYS).contains(&age)
}

fn answers(history: &History<'_>, item: Item, today: Day, age: impl Fn(i64) -> bool) -> Vec<Step> {
    let within = |at: Day| age(today.days_after(at));
    let check_ins = history.check_ins().iter().filter(|one| within(Day::of(one.body.at.date_naive())));
    check_ins.filter_map(|one| one.body.step(item)).collect()
}

fn compare(past: Vec<Step>, now: Vec<Step>) -> Option<Trend<Step>> {
    let (before, now) = (middle(past)?, middle(now)?);
    let direction = match now.cmp(&before) {
        core::cmp::Ordering::Greater => Direction::Better,
        core::cmp::Ordering::Less => Direction::Worse,
        core::cmp::Ordering::Equal if now >= Step::Fair => Direction::Steady,
        core::cmp::Ordering::Equal => Direction::Stuck,
    };
    Some(Trend { direction, before, now })
}

fn middle(mut answers: Vec<Step>) -> Option<Step> {
    if answers.len() < AT_LEAST {
        return None;
    }
    answers.sort();
    answers.get(answers.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check_in::CheckIn,
        history::made::{day, id, incident, noon, record},
        record::{Body, Plain, Record},
    };

    /// Check-ins about sleep on these days.
    fn slept(answers: &[(u32, Step)]) -> Vec<Record<Plain>> {
        let check_in = |(number, (on, step)): (u8, &(u32, Step))| {
            record(number, Body::CheckIn(CheckIn { sleep: Some(*step), ..CheckIn::empty(noon(*on)) }))
        };
        (10..).zip(answers).map(check_in).collect()
    }

    fn every(days: core::ops::Range<u32>, step: Step) -> Vec<(u32, Step)> {
        days.step_by(3).map(|day| (day, step)).collect()
    }

    fn direction(past: Step, now: Step) -> Option<Direction> {
        let records = slept(&[every(10..40, past), every(42..56, now)].concat());
        item(&History::of(&records), Item::Sleep, day(55)).map(|trend| trend.direction)
    }

    #[test]
    fn s1_an_item_is_compared_with_ones_own_past() {
        assert_eq!(direction(Step::Bad, Step::Fair), Some(Direction::Better));
        assert_eq!(direction(Step::Good, Step::Fair), Some(Direction::Worse));
        assert_eq!(direction(Step::Bad, Step::Bad), Some(Direction::Stuck));
        assert_eq!(direction(Step::Fair, Step::Fair), Some(Direction::Steady));
    }

    #[test]
    fn one_bad_night_is_no_trend_and_another_item_says_nothing() {
        let mut answers = every(10..40, Step::Good);
        answers.push((50, Step::VeryBad));
        let records = slept(&answers);
        assert_eq!(item(&History::of(&records), Item::Sleep, day(55)), None);
        let records = slept(&[answers, every(42..56, Step::Good)].concat());
        let history = History::of(&records);
        assert_eq!(item(&history, Item::Sleep, day(55)).map(|trend| trend.direction), Some(Direction::Steady));
        assert_eq!(item(&history, Item::Mood, day(55)), None);
    }

    #[test]
    fn after_an_event_the_first_two_weeks_are_the_past() {
        let mut records = slept(&[every(0..14, Step::VeryBad), every(20..34, Step::Fair)].concat());
        records.push(incident(1, 0));
        let history = History::of(&records);
        let event = history.incident(id(1)).unwrap();
        let trend = item_after(&history, event, Item::Sleep, day(33)).unwrap();
        assert_eq!((trend.direction, trend.before, trend.now), (Direction::Better, Step::VeryBad, Step::Fair));
        assert_eq!(item_after(&history, event, Item::Sleep, day(27)), None, "the first weeks are still now");
    }
}
