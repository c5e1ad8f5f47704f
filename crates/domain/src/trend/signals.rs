//! The signals: the last answer against the one before, at least a week earlier. Lists are few, so one answer stands for its
//! time.

use super::{Direction, Trend};
use crate::{
    day::Day,
    history::{History, Kept},
    incident::Incident,
    signal_list::{COMPARABLE_DAYS, HowOften, Signal, SignalList},
};

/// How a signal goes, over all lists. `None` when there are no two answers far enough apart.
pub fn signal(history: &History<'_>, signal: Signal) -> Option<Trend<HowOften>> {
    compare(history, signal, |_| true)
}

/// How a signal goes in the lists about one event, against the first answer about it.
pub fn signal_after(history: &History<'_>, incident: Kept<'_, Incident>, signal: Signal) -> Option<Trend<HowOften>> {
    let about = |list: &SignalList| list.incident == Some(incident.id);
    let answers = answers(history, signal, about);
    let ((first, before), (last, now)) = (*answers.first()?, *answers.last()?);
    (last.days_after(first) >= COMPARABLE_DAYS).then(|| trend(before, now))
}

fn compare(history: &History<'_>, signal: Signal, which: impl Fn(&SignalList) -> bool) -> Option<Trend<HowOften>> {
    let answers = answers(history, signal, which);
    let (last, now) = *answers.last()?;
    let comparable = |(day, _): &&(Day, HowOften)| last.days_after(*day) >= COMPARABLE_DAYS;
    let (_, before) = *answers.iter().rev().find(comparable)?;
    Some(trend(before, now))
}

fn answers(history: &History<'_>, signal: Signal, which: impl Fn(&SignalList) -> bool) -> Vec<(Day, HowOften)> {
    let lists = history.lists().iter().filter(|list| which(list.body));
    lists.filter_map(|list| Some((list.body.made, list.body.answer(signal)?.how_often))).collect()
}

fn trend(before: HowOften, now: HowOften) -> Trend<HowOften> {
    let direction = match now.cmp(&before) {
        core::cmp::Ordering::Less => Direction::Better,
        core::cmp::Ordering::Greater => Direction::Worse,
        core::cmp::Ordering::Equal if now.is_present() => Direction::Stuck,
        core::cmp::Ordering::Equal => Direction::Steady,
    };
    Trend { direction, before, now }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        history::made::{day, id, incident, record},
        record::Body,
    };

    fn told(
        answers: &[(u32, HowOften, Option<u8>)],
        of: impl Fn(&History<'_>) -> Option<Direction>,
    ) -> Option<Direction> {
        let mut records = vec![incident(1, 0)];
        for (number, (made, how_often, about)) in (10..).zip(answers) {
            let mut list = SignalList::blank(day(*made));
            list.incident = about.map(id);
            list.set(Signal::Guilt, Some((*how_often, None)));
            records.push(record(number, Body::SignalList(list)));
        }
        of(&History::of(&records))
    }

    use HowOften::{Not, Often, Sometimes};

    #[test]
    fn s10_a_signal_is_compared_with_its_own_answer_a_week_or_more_before() {
        let over_all = |answers: &[_]| told(answers, |history| Some(signal(history, Signal::Guilt)?.direction));
        assert_eq!(over_all(&[(0, Often, None), (7, Sometimes, None)]), Some(Direction::Better));
        assert_eq!(over_all(&[(0, Not, None), (7, Sometimes, None)]), Some(Direction::Worse));
        assert_eq!(over_all(&[(0, Often, None), (7, Often, None)]), Some(Direction::Stuck));
        assert_eq!(over_all(&[(0, Not, None), (7, Not, None)]), Some(Direction::Steady));
        assert_eq!(over_all(&[(0, Not, None), (6, Often, None)]), None);
        assert_eq!(over_all(&[(0, Often, None), (8, Not, None), (9, Sometimes, None)]), Some(Direction::Better));
    }

    #[test]
    fn only_the_lists_about_an_event_count_for_it() {
        let of_event = |history: &History<'_>| {
            Some(signal_after(history, history.incident(id(1)).unwrap(), Signal::Guilt)?.direction)
        };
        let answers = [(3, Often, Some(1)), (28, Sometimes, Some(1)), (29, Often, Some(2)), (30, Often, None)];
        assert_eq!(told(&answers, of_event), Some(Direction::Better));
    }
}
