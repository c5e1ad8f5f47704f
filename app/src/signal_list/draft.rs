//! A signal list while it is being filled in; each tap is kept.

use leptos::prelude::*;
use naderhand_domain::{id::RecordId, record::Body, signal_list::SignalList};

use crate::records::{Autosave, Records, Saving};

/// See the module's documentation.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    list: RwSignal<SignalList>,
    save: StoredValue<Autosave>,
}

impl Draft {
    /// The list of today about this event when there is one, so that a second look goes on where the first ended; else a
    /// new one, which comes into being with the first answer.
    pub(super) fn of_today(records: Records, incident: Option<RecordId>) -> Self {
        let today = records.today();
        let existing = untrack(|| {
            records.with_history(|history| {
                let mut lists = history.lists().iter().rev();
                let found = lists.find(|list| list.body.made == today && list.body.incident == incident)?;
                Some((found.id, found.body.clone()))
            })
        });
        let (id, list) =
            existing.unwrap_or_else(|| (records.new_id(), SignalList { incident, ..SignalList::blank(today) }));
        Self { list: RwSignal::new(list), save: StoredValue::new(Autosave::of(records, id)) }
    }

    pub(super) fn list(self) -> ReadSignal<SignalList> {
        self.list.read_only()
    }

    pub(super) fn saving(self) -> Saving {
        self.save.with_value(Autosave::saving).get()
    }

    /// Changes it, and keeps the change.
    pub(super) fn change(self, change: impl FnOnce(&mut SignalList)) {
        self.list.update(change);
        let list = self.list.get_untracked();
        self.save.with_value(|save| save.keep(Body::SignalList(list)));
    }
}
