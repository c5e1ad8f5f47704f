//! Which signals are there, since when, and whether that has become more: what the rules need to know of the lists.
//!
//! Each signal is looked at by itself; nothing is added up (R 17). What was said last about a signal stands until
//! something else is said about it: skipping it takes nothing back and adds nothing.

use std::collections::BTreeSet;

use super::{HowOften, Signal, SignalList};
use crate::{
    day::Day,
    history::{History, Kept},
    id::RecordId,
};

/// How many days an answer speaks for how things are (product default: the three months of the last look, BOT §2). After
/// that nothing is known, and the app asks again instead of advising on it.
pub const SPEAKS_FOR_DAYS: i64 = 91;

/// How many days lie between two lists that can be compared (product default).
pub const COMPARABLE_DAYS: i64 = 7;

/// A signal that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// Which.
    pub signal: Signal,
    /// How often, by the last answer.
    pub how_often: HowOften,
    /// The day it began: the earliest that was said, or on which it was first ticked.
    pub began: Day,
    /// The day of the last answer.
    pub said: Day,
    /// Whether it is more than it was at least [`COMPARABLE_DAYS`] before, and not already becoming less.
    pub worse: bool,
    /// The events that it was linked to since it began, those that are still there.
    pub incidents: BTreeSet<RecordId>,
    /// The lists that say so, the earliest first.
    pub lists: Vec<RecordId>,
}

/// The signals that are there today, in the order of R 26.
pub fn presences(history: &History<'_>, today: Day) -> Vec<Presence> {
    Signal::ALL.into_iter().filter_map(|signal| presence(signal, history, today)).collect()
}

/// One answer to one signal.
struct Said<'a> {
    list: Kept<'a, SignalList>,
    /// Not after today, whatever a wrong clock wrote.
    day: Day,
    how_often: HowOften,
    since: Option<Day>,
}

fn presence(signal: Signal, history: &History<'_>, today: Day) -> Option<Presence> {
    let said = |list: &Kept<'_, SignalList>| {
        let answer = list.body.answer(signal)?;
        let day = list.body.made.min(today);
        Some((day, answer.how_often, answer.since.map(|since| since.min(day))))
    };
    let answers: Vec<Said<'_>> = history
        .lists()
        .iter()
        .filter_map(|list| said(list).map(|(day, how_often, since)| Said { list: *list, day, how_often, since }))
        .collect();
    let last = answers.last().filter(|last| last.how_often.is_present())?;
    if today.days_after(last.day) > SPEAKS_FOR_DAYS {
        return None;
    }
    let run = unbroken(&answers);
    let began = run.iter().map(|one| one.since.unwrap_or(one.day)).min()?;
    Some(Presence {
        signal,
        how_often: last.how_often,
        began,
        said: last.day,
        worse: is_worse(&answers, last),
        incidents: run.iter().filter_map(|one| history.incident(one.list.body.incident?)).map(|kept| kept.id).collect(),
        lists: run.iter().map(|one| one.list.id).collect(),
    })
}

/// The last answers, back to where the signal was not there or nothing was said for too long.
fn unbroken<'a, 'b>(answers: &'b [Said<'a>]) -> &'b [Said<'a>] {
    let mut start = answers.len();
    while let Some(one) = start.checked_sub(1).and_then(|before| answers.get(before)) {
        let far = answers.get(start).is_some_and(|after| after.day.days_after(one.day) > SPEAKS_FOR_DAYS);
        if far || !one.how_often.is_present() {
            break;
        }
        start -= 1;
    }
    &answers[start..]
}

/// More often than in an earlier answer at least a week before, and not less often than the answer just before.
fn is_worse(answers: &[Said<'_>], last: &Said<'_>) -> bool {
    let earlier = &answers[..answers.len() - 1];
    let was_less = |one: &Said<'_>| {
        (COMPARABLE_DAYS..=SPEAKS_FOR_DAYS).contains(&last.day.days_after(one.day)) && one.how_often < last.how_often
    };
    let becoming_less = earlier.last().is_some_and(|before| before.how_often > last.how_often);
    !becoming_less && earlier.iter().any(was_less)
}

/// The last answer to one of the questions beside the signals, when it is yes and not older than `days`; and its list.
pub fn last_yes(
    history: &History<'_>,
    today: Day,
    days: i64,
    question: impl Fn(&SignalList) -> Option<bool>,
) -> Option<(RecordId, Day)> {
    let answered = history.lists().iter().rev().find_map(|list| Some((question(list.body)?, list)));
    let (true, list) = answered? else { return None };
    let day = list.body.made.min(today);
    (today.days_after(day) <= days).then_some((list.id, day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        history::made::{day, id, record},
        record::Body,
    };

    /// Answers about sleep: on which day, how often, since when.
    fn told(answers: &[(u32, Option<HowOften>, Option<u32>)], today: u32) -> Option<Presence> {
        let records: Vec<_> = answers
            .iter()
            .zip(1..)
            .map(|((made, how_often, since), number)| {
                let mut list = SignalList::blank(day(*made));
                list.set(Signal::Sleep, how_often.map(|how_often| (how_often, since.map(day))));
                record(number, Body::SignalList(list))
            })
            .collect();
        presences(&History::of(&records), day(today)).pop()
    }

    const NOT: Option<HowOften> = Some(HowOften::Not);
    const SOMETIMES: Option<HowOften> = Some(HowOften::Sometimes);
    const OFTEN: Option<HowOften> = Some(HowOften::Often);

    #[test]
    fn a_signal_began_when_it_was_said_or_first_ticked_since_it_was_last_away() {
        let began = |answers: &[_]| told(answers, 60).map(|presence| presence.began);
        assert_eq!(began(&[(10, OFTEN, None), (20, SOMETIMES, None)]), Some(day(10)));
        assert_eq!(began(&[(10, OFTEN, None), (20, SOMETIMES, Some(4))]), Some(day(4)));
        assert_eq!(began(&[(10, OFTEN, None), (15, NOT, None), (20, SOMETIMES, None)]), Some(day(20)));
        assert_eq!(began(&[(10, OFTEN, None), (15, None, None), (20, OFTEN, None)]), Some(day(10)), "skipped is no");
        assert_eq!(began(&[(10, OFTEN, None), (15, NOT, None)]), None);
        assert_eq!(began(&[]), None);
    }

    #[test]
    fn what_was_said_last_stands_until_it_no_longer_speaks_for_now() {
        assert!(told(&[(0, OFTEN, None), (5, None, None)], 91).is_some());
        assert!(told(&[(0, OFTEN, None)], 92).is_none());
        let later = told(&[(0, OFTEN, None), (100, OFTEN, None)], 100).unwrap();
        assert_eq!((later.began, later.lists), (day(100), vec![id(2)]), "nothing was known in between");
    }

    #[test]
    fn worse_is_against_ones_own_answers_a_week_and_more_before() {
        let worse = |answers: &[_]| told(answers, 60).is_some_and(|presence| presence.worse);
        assert!(worse(&[(10, SOMETIMES, None), (17, OFTEN, None)]));
        assert!(worse(&[(10, NOT, None), (17, SOMETIMES, None)]));
        assert!(!worse(&[(10, SOMETIMES, None), (16, OFTEN, None)]), "six days are too near");
        assert!(!worse(&[(10, SOMETIMES, None), (17, SOMETIMES, None)]));
        assert!(!worse(&[(17, OFTEN, None)]), "nothing to compare with");
        assert!(!worse(&[(10, None, None), (17, OFTEN, None)]), "skipped is no answer to compare with");
        assert!(worse(&[(10, NOT, None), (17, OFTEN, None), (24, OFTEN, None)]), "it rose and stayed");
        assert!(!worse(&[(10, NOT, None), (17, OFTEN, None), (24, SOMETIMES, None)]), "becoming less again");
    }

    #[test]
    fn a_list_from_a_wrong_clock_counts_as_made_today() {
        let presence = told(&[(500, OFTEN, Some(400))], 3).unwrap();
        assert_eq!((presence.said, presence.began), (day(3), day(3)));
    }
}
