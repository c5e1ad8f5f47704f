//! Keeping a record that is being filled in: each change at once, the last one last.

use leptos::prelude::*;
use naderhand_domain::{id::RecordId, record::Body};

use super::{OneAtATime, Records, SaveError};

/// Whether what the screen shows is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// Nothing has been changed here.
    Untouched,
    /// On its way.
    Busy,
    /// Durable.
    Kept,
    /// Not kept; the next change tries again.
    NotKept(SaveError),
}

/// Keeps one record.
#[derive(Clone)]
pub struct Autosave {
    records: Records,
    id: RecordId,
    saving: ArcRwSignal<Saving>,
    saves: OneAtATime<Body>,
}

impl Autosave {
    /// For a record that is there, or that comes into being with the first change.
    pub fn of(records: Records, id: RecordId) -> Self {
        Self { records, id, saving: ArcRwSignal::new(Saving::Untouched), saves: OneAtATime::default() }
    }

    /// Whether what the screen shows is kept.
    pub fn saving(&self) -> ArcReadSignal<Saving> {
        self.saving.read_only()
    }

    /// Keeps this.
    pub fn keep(&self, body: Body) {
        self.saving.set(Saving::Busy);
        let this = self.clone();
        self.saves.push(body, move |body| {
            let this = this.clone();
            async move {
                let kept = this.records.save(this.id, body).await;
                this.saving.set(kept.map_or_else(Saving::NotKept, |_| Saving::Kept));
            }
        });
    }
}
