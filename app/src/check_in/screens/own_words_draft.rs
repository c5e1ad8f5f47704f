//! Own words while they are being written. They are kept when the fingers pause, when the field is left, and when the
//! app goes to the background.

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::{
    id::RecordId,
    own_words::{Beside, Fitting, MAX_BYTES, OwnWords},
    record::Body,
};

use super::draft::{Draft, Keeping};
use crate::records::Records;

/// See the module's documentation.
#[derive(Clone)]
pub(super) struct OwnWordsDraft {
    records: Records,
    check_in: Draft,
    id: ArcStoredValue<Option<RecordId>>,
    text: ArcRwSignal<String>,
    keeping: ArcRwSignal<Keeping>,
    kept: ArcStoredValue<String>,
    /// What a newer app wrote beside the text.
    before: ArcStoredValue<Option<OwnWords>>,
    running: ArcStoredValue<bool>,
}

impl OwnWordsDraft {
    /// Words beside `check_in`: those of a record that is there, or new ones.
    pub(super) fn new(records: Records, check_in: Draft, existing: Option<(RecordId, OwnWords)>) -> Self {
        let text = existing.as_ref().map(|(_, words)| words.text.clone()).unwrap_or_default();
        let (id, before) = existing.unzip();
        Self {
            records,
            check_in,
            id: ArcStoredValue::new(id),
            text: ArcRwSignal::new(text.clone()),
            keeping: ArcRwSignal::new(Keeping::Untouched),
            kept: ArcStoredValue::new(text),
            before: ArcStoredValue::new(before),
            running: ArcStoredValue::new(false),
        }
    }

    pub(super) fn text(&self) -> ArcReadSignal<String> {
        self.text.read_only()
    }

    pub(super) fn keeping(&self) -> ArcReadSignal<Keeping> {
        self.keeping.read_only()
    }

    /// Whether the text is longer than a device takes.
    pub(super) fn is_too_long(&self) -> bool {
        self.text.with(|text| text.len() > MAX_BYTES)
    }

    pub(super) fn write(&self, text: String) {
        self.text.set(text);
        self.keeping.set(Keeping::Busy);
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
            this.keeping.set(result.map_or_else(Keeping::NotKept, |()| Keeping::Kept));
        });
    }

    fn is_kept(&self) -> bool {
        self.text.with_untracked(|text| *text == self.kept.get_value())
    }

    async fn store(&self) -> Result<(), crate::records::SaveError> {
        let text = self.text.get_untracked();
        let fits = Fitting::of(&text).kept().to_owned();
        match self.id.get_value() {
            Some(id) if fits.trim().is_empty() => {
                self.records.remove(id).await?;
                self.id.set_value(None);
            }
            None if fits.trim().is_empty() => {}
            id => {
                let check_in = self.check_in.ensure_exists();
                let id = id.unwrap_or_else(|| self.records.new_id());
                self.id.set_value(Some(id));
                let unknown = self.before.get_value().map(|before| before.unknown).unwrap_or_default();
                self.records
                    .save(id, Body::OwnWords(OwnWords { beside: Beside::CheckIn(check_in), text: fits, unknown }))
                    .await?;
            }
        }
        self.kept.set_value(text);
        Ok(())
    }
}
