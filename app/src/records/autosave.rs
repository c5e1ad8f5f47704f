//! Keeping a record that is being filled in: each change at once, the last one last.

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::{id::RecordId, record::Body};

use super::{Records, SaveError};

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

/// Keeps one record. While a save is on its way, further changes wait and the last of them goes next. It is counted, not
/// owned by a view: a save that is on its way when the employee leaves the screen still ends well.
#[derive(Clone)]
pub struct Autosave {
    records: Records,
    id: RecordId,
    saving: ArcRwSignal<Saving>,
    waiting: ArcStoredValue<Option<Body>>,
    running: ArcStoredValue<bool>,
}

impl Autosave {
    /// For a record that is there, or that comes into being with the first change.
    pub fn of(records: Records, id: RecordId) -> Self {
        Self {
            records,
            id,
            saving: ArcRwSignal::new(Saving::Untouched),
            waiting: ArcStoredValue::new(None),
            running: ArcStoredValue::new(false),
        }
    }

    /// Which record.
    pub const fn id(&self) -> RecordId {
        self.id
    }

    /// Whether what the screen shows is kept.
    pub fn saving(&self) -> ArcReadSignal<Saving> {
        self.saving.read_only()
    }

    /// Keeps this.
    pub fn keep(&self, body: Body) {
        self.saving.set(Saving::Busy);
        self.waiting.set_value(Some(body));
        if self.running.get_value() {
            return;
        }
        self.running.set_value(true);
        let this = self.clone();
        spawn_local(async move {
            while let Some(body) = this.waiting.try_update_value(Option::take).flatten() {
                let kept = this.records.save(this.id, body).await;
                this.saving.set(kept.map_or_else(Saving::NotKept, |_| Saving::Kept));
            }
            this.running.set_value(false);
        });
    }
}
