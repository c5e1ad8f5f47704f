//! The rules over a whole year: what a screen that says something about the records has to wait for.

use std::{hint::black_box, time::Instant};

use anyhow::{Context as _, ensure};
use chrono::DateTime;
use naderhand_domain::{
    advice::advise,
    check_in::Item,
    day::Day,
    history::History,
    signal_list::Signal,
    timeline::Timeline,
    trend::{item, item_after, signal, signal_after},
};

use super::{
    Setup,
    table::{Series, Table},
};
use crate::year::{CHECK_INS, INCIDENTS, LISTS, year};

/// What all of it may take on this machine, in milliseconds: on a phone that is some times slower it stays unseen.
const GOAL: f64 = 5.0;

/// 2026-11-22T00:00Z: the end of the year that is made up.
const NOW: i64 = 1_795_305_600_000;

const SEED: u64 = 1;

/// How often each is done in a round, so that the clock's own grain does not matter.
const TIMES: u32 = 200;

/// Prints how long the rules take, beside the goal.
pub(crate) fn measure(setup: &Setup) -> anyhow::Result<()> {
    println!("\n== Rules: a year of {CHECK_INS} check-ins, {INCIDENTS} events and {LISTS} signal lists, one thread");
    let now = DateTime::from_timestamp_millis(NOW).context("a moment of the calendar")?.fixed_offset();
    let today = Day::of(now.date_naive());
    let records = year(now, SEED);
    let history = History::of(&records);
    ensure!(trends(&history, today) > 0, "no trend in the whole year: there is nothing to measure");

    let all = || {
        let history = History::of(&records);
        black_box(advise(&history, now));
        black_box(Timeline::all(&history, today));
        trends(&history, today) + trends_after(&history, today)
    };
    let operations: [(&str, &dyn Fn() -> usize); 6] = [
        ("sorting the records", &|| History::of(&records).check_ins().len()),
        ("advice", &|| advise(&history, now).lead.reasons.len()),
        ("timelines of all events", &|| Timeline::all(&history, today).len()),
        ("trend of each item and signal", &|| trends(&history, today)),
        ("the same after each event", &|| trends_after(&history, today)),
        ("all of it", &all),
    ];
    let mut rows: Vec<_> = operations.iter().map(|(name, _)| Series::new(*name)).collect();
    let mut goal = Series::new("the goal for all of it");
    for round in 0..=setup.rounds() {
        for ((_, run), row) in operations.iter().zip(&mut rows) {
            let started = Instant::now();
            for _ in 0..TIMES {
                black_box(run());
            }
            row.add(round, started.elapsed().as_secs_f64() * 1_000.0 / f64::from(TIMES));
        }
        goal.add(round, GOAL);
    }
    let base = Some(rows.len());
    rows.push(goal);
    print!("{}", Table { title: "native".into(), unit: "milliseconds; less is better".into(), rows, base });
    Ok(())
}

/// How many items and signals have a trend that can be told.
fn trends(history: &History<'_>, today: Day) -> usize {
    let items = Item::ALL.into_iter().filter(|one| item(history, *one, today).is_some()).count();
    items + Signal::ALL.into_iter().filter(|one| signal(history, *one).is_some()).count()
}

/// The same for each event, as its page shows it.
fn trends_after(history: &History<'_>, today: Day) -> usize {
    let after = |incident| {
        let items = Item::ALL.into_iter().filter(|one| item_after(history, incident, *one, today).is_some()).count();
        items + Signal::ALL.into_iter().filter(|one| signal_after(history, incident, *one).is_some()).count()
    };
    history.incidents().iter().copied().map(after).sum()
}
