//! Reminders of this device, looked after at the app's root: what is due, and what the server should have.

use core::time::Duration;
use std::rc::Rc;

use chrono::{DateTime, FixedOffset, Utc};
use leptos::{ev, prelude::*, task::spawn_local};
use naderhand_domain::reminders::{Choices, Occasion, due};
use naderhand_reminders::AlertFor;
use naderhand_vault::browser::DeviceVault;
use tokio::sync::oneshot;

use super::{
    kept,
    pace::Pace,
    standing::{Chosen, Push, Saved},
    worker,
};
use crate::{
    device::{Device, DeviceZone, Turns, device},
    more::Preferences,
    records::{Loading, Records, records},
    texts::Language,
};

/// How often it is looked whether something has become due (product default).
const LOOK: Duration = Duration::from_mins(1);

/// Who waits for a notification, and by which tag.
type Waiting = Rc<core::cell::RefCell<Option<(String, oneshot::Sender<()>)>>>;

/// See the module's documentation.
#[derive(Clone, Copy)]
pub(super) struct Reminders {
    pub(super) chosen: RwSignal<Chosen>,
    pub(super) saved: RwSignal<Saved>,
    /// `None` until that is known.
    due: RwSignal<Option<Vec<Occasion>>>,
    pub(super) own: RwSignal<Push>,
    supporter: RwSignal<Push>,
    coordinator: RwSignal<Push>,
    pub(super) pace: StoredValue<Pace>,
    /// Of the bells, while the server is told.
    pub(super) turns: StoredValue<Rc<Turns<()>>, LocalStorage>,
    /// Of the choices, which do not wait for the server.
    pub(super) keeping: StoredValue<Rc<Turns<()>>, LocalStorage>,
    pub(super) waiting: StoredValue<Waiting, LocalStorage>,
    device: StoredValue<Device, LocalStorage>,
    pub(super) records: Records,
    pub(super) language: ReadSignal<Language>,
}

/// Provides it, and begins.
pub(super) fn provide_reminders() {
    let this = Reminders {
        chosen: RwSignal::new(Chosen::Opening),
        saved: RwSignal::new(Saved::Nothing),
        due: RwSignal::new(None),
        own: RwSignal::new(Push::Looking),
        supporter: RwSignal::new(Push::Looking),
        coordinator: RwSignal::new(Push::Looking),
        pace: StoredValue::default(),
        turns: StoredValue::new_local(Rc::new(Turns::on(kept::BELLS))),
        keeping: StoredValue::new_local(Rc::new(Turns::on(kept::CHOICES))),
        waiting: StoredValue::new_local(Rc::default()),
        device: StoredValue::new_local(device()),
        records: records(),
        language: expect_context::<Preferences>().language(),
    };
    provide_context(this);
    let waiting = this.waiting.get_value();
    worker::listen(move |rang| {
        if let Some((_, sender)) = waiting.borrow_mut().take_if(|(tag, _)| *tag == rang) {
            // Whoever waited may have gone.
            let _ = sender.send(());
        }
    });
    // Whatever was kept, done, moved or chosen, here or on another device.
    Effect::new(move || {
        this.records.all().track();
        this.records.loading().track();
        this.chosen.track();
        this.language.track();
        this.refresh();
        this.send_soon();
    });
    let in_sight = window_event_listener(ev::visibilitychange, move |_| {
        if !document().hidden() {
            this.read();
        }
    });
    let online = window_event_listener(ev::online, move |_| this.send_soon());
    let minutes = set_interval_with_handle(move || this.refresh(), LOOK);
    on_cleanup(move || {
        in_sight.remove();
        online.remove();
        if let Ok(minutes) = minutes {
            minutes.clear();
        }
    });
    this.read();
}

/// Whether it was provided.
pub(super) fn is_provided() -> bool {
    use_context::<Reminders>().is_some()
}

/// What was provided.
pub(super) fn reminders() -> Reminders {
    expect_context()
}

impl Reminders {
    /// What is due now; `None` until that is known.
    pub(super) fn due(self) -> Signal<Option<Vec<Occasion>>> {
        self.due.into()
    }

    /// How it stands with the bell of a role.
    pub(super) const fn alert(self, whom: AlertFor) -> RwSignal<Push> {
        match whom {
            AlertFor::Supporter => self.supporter,
            AlertFor::Coordinator => self.coordinator,
        }
    }

    /// What is chosen, without tracking it.
    pub(super) fn choices(self) -> Option<Choices> {
        self.chosen.with_untracked(|chosen| match chosen {
            Chosen::Here(choices) => Some(choices.clone()),
            Chosen::Opening | Chosen::Unread(_) => None,
        })
    }

    /// Whether all records are there: before that nothing can be told from what is missing.
    pub(super) fn is_ready(self) -> bool {
        self.records.loading().get_untracked() == Loading::Ready
    }

    pub(super) fn now(self) -> DateTime<FixedOffset> {
        self.records.now()
    }

    pub(super) fn now_utc(self) -> DateTime<Utc> {
        self.now().to_utc()
    }

    pub(super) async fn vault(self) -> Option<Rc<DeviceVault>> {
        self.device.get_value().vault().await.ok()
    }

    /// Reads what was chosen, also in another tab.
    fn read(self) {
        spawn_local(async move {
            let keeping = self.keeping.get_value();
            let _turn = keeping.take().await;
            let shown = self.choices();
            let read = match self.vault().await {
                Some(vault) => kept::read_choices(&vault, self.now_utc()).await,
                None => Err(kept::Unread::Store),
            };
            if self.choices() != shown {
                // Something was chosen meanwhile, and is kept next.
                return;
            }
            // Nothing chosen is nothing since another time at each look: what is shown stays.
            let is_same = read.as_ref().ok().zip(shown).is_some_and(|(read, mut shown)| {
                shown.since = read.since;
                shown == *read
            });
            if !is_same {
                self.chosen.set(read.map_or_else(Chosen::Unread, Chosen::Here));
            }
        });
    }

    /// Looks what is due now.
    pub(super) fn refresh(self) {
        let Some(choices) = self.choices().filter(|_| self.is_ready()) else { return };
        let now = self.now_utc();
        let due = untrack(|| self.records.with_history(|history| due(&choices, history, &DeviceZone, now)));
        if self.due.with_untracked(|before| before.as_ref() != Some(&due)) {
            self.due.set(Some(due));
        }
    }
}
