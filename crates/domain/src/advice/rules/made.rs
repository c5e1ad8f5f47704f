//! Short ways to say a history, for the rules' tests.

use super::Rule;
use crate::{
    advice::{Advice, advise},
    check_in::CheckIn,
    history::{
        History,
        made::{day, id, noon, record},
    },
    record::{Body, Plain, Record},
    signal_list::{HowOften, Signal, SignalList},
};

/// The advice at noon of a day.
pub(crate) fn advice(records: &[Record<Plain>], today: u32) -> Advice {
    advise(&History::of(records), noon(today))
}

/// The rule that leads then.
pub(crate) fn lead(records: &[Record<Plain>], today: u32) -> Rule {
    advice(records, today).lead.rule
}

/// A list of a day, with what `fill` answers.
pub(crate) fn answered(number: u8, made: u32, fill: impl FnOnce(&mut SignalList)) -> Record<Plain> {
    let mut list = SignalList::blank(day(made));
    fill(&mut list);
    record(number, Body::SignalList(list))
}

/// A list of a day that answers one signal.
pub(crate) fn signal(
    number: u8,
    made: u32,
    about: Option<u8>,
    signal: Signal,
    how_often: HowOften,
    since: Option<u32>,
) -> Record<Plain> {
    answered(number, made, |list| {
        list.incident = about.map(id);
        list.set(signal, Some((how_often, since.map(day))));
    })
}

/// A check-in at noon of a day, with what `fill` answers.
pub(crate) fn check_in(number: u8, on: u32, fill: impl FnOnce(&mut CheckIn)) -> Record<Plain> {
    let mut check_in = CheckIn::empty(noon(on));
    fill(&mut check_in);
    record(number, Body::CheckIn(check_in))
}
