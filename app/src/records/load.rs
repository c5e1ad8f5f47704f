//! Opening the records, and keeping up with other tabs.

use leptos::{prelude::*, task::spawn_local};
use naderhand_vault::{Error, browser::persistence};

use super::{Loading, Persistence, Records};

/// What is on screen at once: a month of a check-in a day. Product default.
const FIRST: u32 = 30;

impl Records {
    /// Opens the store, also again after [`Loading::Failed`].
    pub fn reopen(&self) {
        let this = *self;
        this.loading.set(Loading::Busy { done: 0, total: 0 });
        spawn_local(async move {
            if this.load().await.is_err() {
                this.loading.set(Loading::Failed);
            }
        });
    }

    async fn load(&self) -> Result<(), Error> {
        let vault = self.device.get_value().vault().await?;
        // The newest first, so that the first screen need not wait for ten years of records.
        self.take_over(&vault.recent(FIRST).await?.records);
        self.load_all().await?;
        self.persistence.set(answer(persistence::persisted().await));
        let this = *self;
        let subscription = vault.backend().on_change(move || {
            spawn_local(async move {
                // Another tab kept something. Should this fail, the next change or start shows it.
                let _ = this.load_all().await;
            });
        });
        // For as long as the page lives.
        core::mem::forget(subscription);
        Ok(())
    }

    async fn load_all(&self) -> Result<(), Error> {
        let vault = self.device.get_value().vault().await?;
        let this = *self;
        let contents = vault
            .all(move |progress| {
                if matches!(this.loading.get_untracked(), Loading::Busy { .. }) {
                    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
                    this.loading.set(Loading::Busy { done: count(progress.done), total: count(progress.total) });
                }
            })
            .await?;
        self.unreadable.set(contents.unreadable.len());
        self.take_over(&contents.records);
        self.loading.set(Loading::Ready);
        Ok(())
    }

    /// Asks the browser to keep the store, at the first save of this start: by then there is something to keep.
    pub(super) fn ask_to_persist(&self) {
        if self.persistence.get_untracked() == Persistence::Promised {
            return;
        }
        let this = *self;
        spawn_local(async move { this.persistence.set(answer(persistence::persist().await)) });
    }
}

fn answer(persistence: persistence::Persistence) -> Persistence {
    match persistence {
        persistence::Persistence::Granted => Persistence::Promised,
        persistence::Persistence::NotGranted | persistence::Persistence::Unknown => Persistence::NotPromised,
    }
}
