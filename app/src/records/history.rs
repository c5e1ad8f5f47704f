//! The records as the rules see them.

use leptos::prelude::*;
use naderhand_domain::{day::Day, history::History};

use super::Records;

impl Records {
    /// Looks at the records as the rules see them. Tracks them all.
    pub fn with_history<T>(&self, look: impl FnOnce(&History<'_>) -> T) -> T {
        self.all.with(|all| look(&History::of(all.values())))
    }

    /// Today, on the device's calendar.
    pub fn today(&self) -> Day {
        Day::of(self.now().date_naive())
    }
}
