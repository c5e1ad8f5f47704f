//! Getting better, stuck or getting worse, against one's own past: for each item of the check-in and each signal by itself,
//! over all or after one event.
//!
//! The rule is a product default, because no source has one. It compares a middle answer with a middle answer (of several
//! answers in order, the one in the middle; of an even number, the better of the two). No average, no total, nothing over
//! items, and nobody else's answers (R 17).

mod items;
mod signals;

pub use self::{
    items::{item, item_after},
    signals::{signal, signal_after},
};

/// Where something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Better than one's own past.
    Better,
    /// The same, and all right.
    Steady,
    /// The same, and not all right.
    Stuck,
    /// Worse than one's own past.
    Worse,
}

impl Direction {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Better, Self::Steady, Self::Stuck, Self::Worse];
}

/// A trend that can be told: from what, to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trend<T> {
    /// Where it goes.
    pub direction: Direction,
    /// The answer that stands for the past.
    pub before: T,
    /// The answer that stands for now.
    pub now: T,
}
