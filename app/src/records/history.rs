//! The records as the rules see them.

use leptos::prelude::*;
use naderhand_domain::{day::Day, history::History, id::RecordId, incident::Incident};

use super::Records;

impl Records {
    /// Looks at the records as the rules see them. Tracks them all.
    pub fn with_history<T>(&self, look: impl FnOnce(&History<'_>) -> T) -> T {
        self.all.with(|all| look(&History::of(all.values())))
    }

    /// One event, when it is there. Tracks all records.
    pub fn incident(&self, id: RecordId) -> Option<Incident> {
        self.with_history(|history| Some(history.incident(id)?.body.clone()))
    }

    /// Today, on the device's calendar.
    pub fn today(&self) -> Day {
        Day::of(self.now().date_naive())
    }
}
