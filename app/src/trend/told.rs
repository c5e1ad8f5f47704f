//! A trend in words. Each `match` is exhaustive: a new direction without a text does not compile.

use naderhand_domain::{
    check_in::Step,
    signal_list::HowOften,
    trend::{Direction, Trend},
};

use crate::{signal_list::often_word, texts::texts, ui::step_word};

/// "Gaat beter: van slecht naar gaat wel".
pub fn item_trend_text(trend: Trend<Step>) -> String {
    let t = &texts().trend;
    let direction = match trend.direction {
        Direction::Better => t.item_better,
        Direction::Steady => t.item_steady,
        Direction::Stuck => t.item_stuck,
        Direction::Worse => t.item_worse,
    };
    told(direction, step_word(trend.before), step_word(trend.now))
}

/// "Wordt minder: van vaak naar soms".
pub fn signal_trend_text(trend: Trend<HowOften>) -> String {
    let t = &texts().trend;
    let direction = match trend.direction {
        Direction::Better => t.signal_better,
        Direction::Steady => t.signal_steady,
        Direction::Stuck => t.signal_stuck,
        Direction::Worse => t.signal_worse,
    };
    told(direction, often_word(trend.before), often_word(trend.now))
}

fn told(direction: &str, before: &str, now: &str) -> String {
    let t = &texts().trend;
    if before == now { t.told_same(direction, now) } else { t.told(before, direction, now) }
}
