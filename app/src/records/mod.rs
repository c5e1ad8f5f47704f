//! The employee's records as the screens see them: readable, reactive, and kept by the vault.
//!
//! Screens read [`Records::all`] and call [`Records::save`] and [`Records::remove`]. Both resolve after the record is
//! durable, and only then does [`Records::all`] show it; so whatever is on screen as kept, is kept.

mod autosave;
mod clock;
mod history;
mod load;
mod not_kept;
mod one_at_a_time;
mod opening;
mod remove;
mod set_aside;
mod within;

use std::{collections::BTreeMap, rc::Rc, time::Duration};

use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};
use leptos::prelude::*;
use naderhand_domain::{
    check_in::CheckIn,
    id::RecordId,
    own_words::{Beside, OwnWords},
    record::{self, Body, Kind, Plain, Record},
    zone::{LocalMinute, ZoneRules as _},
};
use naderhand_vault::browser::DeviceVault;

use crate::device::{Device, DeviceZone};

pub use self::{
    autosave::{Autosave, Saving},
    not_kept::{NotKept, save_error_text},
    one_at_a_time::OneAtATime,
    opening::{Opening, OpeningFailed},
    remove::RemoveButton,
    set_aside::{Aside, AsideKey},
    within::within,
};

/// How far the records are from being on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    /// Being opened.
    Busy {
        /// How many are open.
        done: usize,
        /// How many there are.
        total: usize,
    },
    /// All that can be read is in [`Records::all`].
    Ready,
    /// The store did not open. Nothing is lost; trying again may help.
    Failed,
}

/// Whether the browser promised to keep the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persistence {
    /// Not asked yet: that happens at the first save.
    NotAsked,
    /// It will not clear the store by itself.
    Promised,
    /// It may clear the store when space is short.
    NotPromised,
}

/// Why a record was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The device has no room left.
    #[error("the device's storage is full")]
    Full,
    /// The store gave an error.
    #[error("the device's storage failed")]
    Failed,
}

impl From<naderhand_vault::Error> for SaveError {
    fn from(error: naderhand_vault::Error) -> Self {
        match error {
            naderhand_vault::Error::QuotaFull => Self::Full,
            _ => Self::Failed,
        }
    }
}

/// How long a save is waited for (product default).
const SAVE_LIMIT: Duration = Duration::from_secs(10);

/// All readable records, by id. Removed ones are in it as tombstones.
pub type All = BTreeMap<RecordId, Record<Plain>>;

/// The records, for every component below the app's root.
#[derive(Clone, Copy)]
pub struct Records {
    all: RwSignal<All>,
    loading: RwSignal<Loading>,
    unreadable: RwSignal<usize>,
    persistence: RwSignal<Persistence>,
    device: StoredValue<Device, LocalStorage>,
}

impl Records {
    /// Opens the store. Records appear as they are opened; see [`Records::loading`].
    pub fn open(device: Device) -> Self {
        let this = Self {
            all: RwSignal::new(BTreeMap::new()),
            loading: RwSignal::new(Loading::Busy { done: 0, total: 0 }),
            unreadable: RwSignal::new(0),
            persistence: RwSignal::new(Persistence::NotAsked),
            device: StoredValue::new_local(device),
        };
        this.reopen();
        this
    }

    /// All that can be read.
    pub fn all(&self) -> ReadSignal<All> {
        self.all.read_only()
    }

    /// How far opening is.
    pub fn loading(&self) -> ReadSignal<Loading> {
        self.loading.read_only()
    }

    /// How many records this version of the app cannot read. They are kept.
    pub fn unreadable(&self) -> ReadSignal<usize> {
        self.unreadable.read_only()
    }

    /// Whether the browser promised to keep the store.
    pub fn persistence(&self) -> ReadSignal<Persistence> {
        self.persistence.read_only()
    }

    /// Keeps a record, new or changed. Resolves when it is durable. A store that does not answer counts as failed, so that
    /// nobody waits for a word that does not come; should it answer later, the record is kept after all.
    pub async fn save(&self, id: RecordId, body: Body) -> Result<Record<Plain>, SaveError> {
        let this = *self;
        let save = async move {
            let vault = this.vault().await?;
            let record = vault.save(id, body, clock::now().timestamp_millis()).await?;
            this.take_over([&record]);
            this.ask_to_persist();
            Ok(record)
        };
        within(SAVE_LIMIT, save).await.unwrap_or(Err(SaveError::Failed))
    }

    /// Removes a record: a tombstone takes its place. Resolves when that is durable.
    pub async fn remove(&self, id: RecordId) -> Result<(), SaveError> {
        self.save(id, Body::Deleted).await.map(drop)
    }

    /// Shows records that were kept elsewhere: by another tab, or by another device.
    pub fn take_over<'r>(&self, records: impl IntoIterator<Item = &'r Record<Plain>>) {
        self.all.update(|all| {
            for record in records {
                // What is being loaded may be older than what was kept meanwhile.
                let newer = all.get(&record.id).is_some_and(|shown| shown.content.stamp > record.content.stamp);
                if !newer {
                    all.insert(record.id, record.clone());
                }
            }
        });
    }

    /// The record of a kind that was edited last, with its readable text.
    pub fn latest(&self, kind: Kind) -> Option<(RecordId, String)> {
        self.all.with_untracked(|all| {
            let of_kind = all.values().filter(|record| record.content.body.kind() == kind);
            let latest = of_kind.max_by_key(|record| record.content.stamp)?;
            Some((latest.id, String::from_utf8(record::encode(&latest.content)).ok()?))
        })
    }

    /// The device's store, for small values beside the records.
    pub(crate) async fn vault(&self) -> Result<Rc<DeviceVault>, SaveError> {
        Ok(self.device.get_value().vault().await?)
    }

    /// A fresh id for a new record.
    pub fn new_id(&self) -> RecordId {
        clock::random_id()
    }

    /// This moment, with the device's offset from UTC.
    pub fn now(&self) -> DateTime<FixedOffset> {
        clock::now()
    }

    /// A moment that the browser noted earlier, in milliseconds since 1970, with the device's offset from UTC then.
    pub fn at_millis(&self, millis: f64) -> DateTime<FixedOffset> {
        clock::at_millis(millis)
    }

    /// An instant, with the device's offset from UTC then.
    pub fn at(&self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
        instant.with_timezone(&DeviceZone.offset_at(instant))
    }

    /// A moment on the device's wall clock, with its offset from UTC then. Where the clock was set back and a time comes
    /// twice, the browser's choice stands; a time that was skipped moves on by the gap.
    pub fn at_local(&self, wall: NaiveDateTime) -> DateTime<FixedOffset> {
        clock::at_local(wall)
    }

    /// The moment that a field for day and time holds, when it is still to come.
    pub fn still_to_come(&self, typed: &str) -> Option<DateTime<Utc>> {
        let local = typed.parse::<LocalMinute>().ok()?;
        let at = self.at_local(local.date_time()).to_utc();
        (self.now().to_utc() < at).then_some(at)
    }

    /// One check-in, when it is there.
    pub fn check_in(&self, id: RecordId) -> Option<CheckIn> {
        self.all.with(|all| match &all.get(&id)?.content.body {
            Body::CheckIn(check_in) => Some(check_in.clone()),
            _ => None,
        })
    }

    /// All check-ins, the latest first.
    pub fn check_ins(&self) -> Vec<(RecordId, CheckIn)> {
        let mut check_ins: Vec<_> = self.all.with(|all| {
            let check_in = |record: &Record<Plain>| match &record.content.body {
                Body::CheckIn(check_in) => Some((record.id, check_in.clone())),
                _ => None,
            };
            all.values().filter_map(check_in).collect()
        });
        check_ins.sort_by(|(id, a), (other, b)| b.at.cmp(&a.at).then(id.cmp(other)));
        check_ins
    }

    /// The own words beside something, the first written first. More than one when two devices each wrote some.
    pub fn words_beside(&self, place: Beside) -> Vec<(RecordId, OwnWords)> {
        let mut words: Vec<_> = self.all.with(|all| {
            let words = |record: &Record<Plain>| match &record.content.body {
                Body::OwnWords(words) if words.beside == place => {
                    Some((record.content.stamp, record.id, words.clone()))
                }
                _ => None,
            };
            all.values().filter_map(words).collect()
        });
        words.sort_by_key(|(stamp, ..)| *stamp);
        words.into_iter().map(|(_, id, words)| (id, words)).collect()
    }
}

/// The records that the app's root provided.
pub fn records() -> Records {
    expect_context()
}
