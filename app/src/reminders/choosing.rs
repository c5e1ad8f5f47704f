//! Choosing: shown at once, and kept at once.

use chrono::{DateTime, Utc};
use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::reminders::{Choices, Occasion};

use super::{
    kept,
    standing::{Chosen, Saved},
    watching::Reminders,
};
use crate::device::DeviceZone;

/// What "not now" moved, and how it was before.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Moved {
    /// To when: what comes first.
    pub(super) to: DateTime<Utc>,
    before: Choices,
}

impl Reminders {
    /// Changes what is chosen. Another rhythm begins now: no check-in of before is asked for.
    pub(super) fn change(self, change: impl FnOnce(&mut Choices)) {
        let Some(before) = self.choices() else { return };
        let mut choices = before.clone();
        change(&mut choices);
        if choices.rhythm != before.rhythm {
            choices.since = self.now_utc();
        }
        if choices != before {
            self.put(choices);
        }
    }

    /// Keeps what is chosen, also when that is nothing yet.
    pub(super) fn keep_as_it_is(self) {
        spawn_local(async move { _ = self.keep().await });
    }

    /// Moves what is due. `None` when nothing is.
    pub(super) fn not_now(self) -> Option<Moved> {
        let due: Vec<Occasion> = self.due().get_untracked()?;
        let before = self.choices()?;
        let mut choices = before.clone();
        let now = self.now_utc();
        let to = due.into_iter().map(|what| choices.not_now(what, &DeviceZone, now)).min()?;
        self.put(choices);
        Some(Moved { to, before })
    }

    /// Takes that back.
    pub(super) fn undo(self, moved: Moved) {
        self.put(moved.before);
    }

    fn put(self, choices: Choices) {
        self.chosen.set(Chosen::Here(choices));
        self.saved.set(Saved::Nothing);
        self.refresh();
        spawn_local(async move {
            let kept = self.keep().await.is_some();
            let _ = self.saved.try_set(if kept { Saved::Yes } else { Saved::No });
        });
    }

    /// Keeps what is shown by now: of several that wait, each keeps the last.
    async fn keep(self) -> Option<()> {
        let keeping = self.keeping.get_value();
        let _turn = keeping.take().await;
        let vault = self.vault().await?;
        kept::keep_choices(&vault, &self.choices()?).await.ok()
    }
}
