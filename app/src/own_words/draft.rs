//! Own words while they are being written. They are kept when the fingers pause, when the field is left, and when the
//! app goes to the background.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::{
    id::RecordId,
    own_words::{Beside, Fitting, MAX_BYTES, OwnWords},
    record::Body,
};

use crate::records::{Records, SaveError, Saving};

/// Gives what the words stand beside. What is not there yet comes into being by asking.
pub type Place = Arc<dyn Fn() -> Beside + Send + Sync>;

/// See the module's documentation.
#[derive(Clone)]
pub(super) struct OwnWordsDraft {
    records: Records,
    place: Place,
    id: ArcStoredValue<Option<RecordId>>,
    text: ArcRwSignal<String>,
    saving: ArcRwSignal<Saving>,
    kept: ArcStoredValue<String>,
    /// What a newer app wrote beside the text.
    before: ArcStoredValue<Option<OwnWords>>,
    running: ArcStoredValue<bool>,
}

impl OwnWordsDraft {
    /// Words in that place: those of a record that is there, or new ones.
    pub(super) fn new(records: Records, place: Place, existing: Option<(RecordId, OwnWords)>) -> Self {
        let text = existing.as_ref().map(|(_, words)| words.text.clone()).unwrap_or_default();
        let (id, before) = existing.unzip();
        Self {
            records,
            place,
            id: ArcStoredValue::new(id),
            text: ArcRwSignal::new(text.clone()),
            saving: ArcRwSignal::new(Saving::Untouched),
            kept: ArcStoredValue::new(text),
            before: ArcStoredValue::new(before),
            running: ArcStoredValue::new(false),
        }
    }

    pub(super) fn text(&self) -> ArcReadSignal<String> {
        self.text.read_only()
    }

    pub(super) fn saving(&self) -> ArcReadSignal<Saving> {
        self.saving.read_only()
    }

    /// Whether the text is longer than a device takes.
    pub(super) fn is_too_long(&self) -> bool {
        self.text.with(|text| text.len() > MAX_BYTES)
    }

    pub(super) fn write(&self, text: String) {
        self.text.set(text);
        self.saving.set(Saving::Busy);
    }

    /// Keeps what is written, if it is not kept yet.
    pub(super) fn keep(&self) {
        if self.running.get_value() || self.is_kept() {
            return;
        }
        self.running.set_value(true);
        let this = self.clone();
        spawn_local(async move {
            let mut result = Ok(());
            while result.is_ok() && !this.is_kept() {
                result = this.store().await;
            }
            this.running.set_value(false);
            this.saving.set(result.map_or_else(Saving::NotKept, |()| Saving::Kept));
        });
    }

    fn is_kept(&self) -> bool {
        self.text.with_untracked(|text| *text == self.kept.get_value())
    }

    async fn store(&self) -> Result<(), SaveError> {
        let text = self.text.get_untracked();
        let fits = Fitting::of(&text).kept().to_owned();
        match self.id.get_value() {
            Some(id) if fits.trim().is_empty() => {
                self.records.remove(id).await?;
                self.id.set_value(None);
            }
            None if fits.trim().is_empty() => {}
            id => {
                let beside = (self.place)();
                let id = id.unwrap_or_else(|| self.records.new_id());
                self.id.set_value(Some(id));
                let unknown = self.before.get_value().map(|before| before.unknown).unwrap_or_default();
                self.records.save(id, Body::OwnWords(OwnWords { beside, text: fits, unknown })).await?;
            }
        }
        self.kept.set_value(text);
        Ok(())
    }
}
