//! A check-in while it is being filled in: what the screen shows, and whether that is kept.
//!
//! Every change is kept at once, and changes that come while one save is on its way go together in the next one (see
//! [`OneAtATime`]). The signals are counted, not owned by a view: a save that is on its way when the employee leaves the
//! screen still ends well.

use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;
use naderhand_domain::{check_in::CheckIn, id::RecordId, own_words::Beside, record::Body};

use crate::records::{OneAtATime, Records, SaveError};

/// Whether what the screen shows is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing has been changed here.
    Untouched,
    /// On its way.
    Busy,
    /// Durable.
    Kept,
    /// The last change was taken back, and that is durable.
    TakenBack,
    /// Not kept.
    NotKept(SaveError),
}

/// See the module's documentation.
#[derive(Clone)]
pub struct Draft {
    records: Records,
    id: ArcRwSignal<Option<RecordId>>,
    body: ArcRwSignal<CheckIn>,
    keeping: ArcRwSignal<Keeping>,
    before: ArcRwSignal<Vec<CheckIn>>,
    changed: ArcStoredValue<Option<DateTime<FixedOffset>>>,
    about_first_change: ArcStoredValue<bool>,
    /// The id that it gets when it comes into being, when that is given.
    given: Option<RecordId>,
    /// Kept even when it says nothing, because own words belong to it.
    wanted: ArcStoredValue<bool>,
    /// Each with what to say when it is durable.
    saves: OneAtATime<Keeping>,
}

impl Draft {
    /// A check-in about this moment that does not exist yet. It comes into being with the first change, under `given` or a
    /// fresh id, and is about the moment of that change.
    pub fn of_now(records: Records, given: Option<RecordId>) -> Self {
        let draft = Self::of(records, None, CheckIn::empty(records.now()));
        draft.about_first_change.set_value(true);
        Self { given, ..draft }
    }

    /// A check-in about an earlier moment that does not exist yet. It comes into being with the first change.
    pub fn of_earlier(records: Records, at: DateTime<FixedOffset>) -> Self {
        Self::of(records, None, CheckIn::empty(at))
    }

    /// A check-in that is there already.
    pub fn existing(records: Records, id: RecordId, check_in: CheckIn) -> Self {
        Self::of(records, Some(id), check_in)
    }

    fn of(records: Records, id: Option<RecordId>, body: CheckIn) -> Self {
        Self {
            records,
            id: ArcRwSignal::new(id),
            body: ArcRwSignal::new(body),
            keeping: ArcRwSignal::new(Keeping::Untouched),
            before: ArcRwSignal::new(Vec::new()),
            changed: ArcStoredValue::new(None),
            about_first_change: ArcStoredValue::new(false),
            given: None,
            wanted: ArcStoredValue::new(false),
            saves: OneAtATime::default(),
        }
    }

    /// Its id, once it exists.
    pub fn id(&self) -> Option<RecordId> {
        self.id.get()
    }

    /// Its id; it comes into being if need be, so that own words can belong to it.
    pub fn ensure_exists(&self) -> RecordId {
        if let Some(id) = self.id.get_untracked() {
            return id;
        }
        self.wanted.set_value(true);
        let id = self.touch();
        self.keep(Keeping::Kept);
        id
    }

    /// What the screen shows.
    pub fn body(&self) -> ArcReadSignal<CheckIn> {
        self.body.read_only()
    }

    /// Whether that is kept.
    pub fn keeping(&self) -> ArcReadSignal<Keeping> {
        self.keeping.read_only()
    }

    /// When it was last changed here, if it was.
    pub fn changed(&self) -> Option<DateTime<FixedOffset>> {
        self.changed.get_value()
    }

    /// Changes it, and keeps the change.
    pub fn change(&self, change: impl FnOnce(&mut CheckIn)) {
        let before = self.body.get_untracked();
        self.touch();
        self.body.update(change);
        self.before.update(|earlier| earlier.push(before));
        self.keep(Keeping::Kept);
    }

    /// Moves it to another moment. Kept at once when it exists; not a step to take back.
    pub fn move_to(&self, at: DateTime<FixedOffset>) {
        self.body.update(|check_in| check_in.at = at);
        self.before.update(|earlier| earlier.iter_mut().for_each(|check_in| check_in.at = at));
        if self.id.get_untracked().is_some() {
            self.keep(Keeping::Kept);
        }
    }

    /// Shows what was kept elsewhere meanwhile: on another screen, or by another device.
    pub fn take_over(&self, check_in: CheckIn) {
        if self.body.with_untracked(|body| *body != check_in) {
            self.before.set(Vec::new());
            self.body.set(check_in);
        }
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        self.before.with(|earlier| !earlier.is_empty())
    }

    /// Takes the last change back, and keeps that.
    pub fn undo(&self) {
        let Some(before) = self.before.try_update(Vec::pop).flatten() else { return };
        self.body.set(before);
        self.keep(Keeping::TakenBack);
    }

    /// Tries once more to keep what the screen shows.
    pub fn keep_again(&self) {
        self.keep(Keeping::Kept);
    }

    /// Notes the change; the first one makes the check-in.
    fn touch(&self) -> RecordId {
        let now = self.records.now();
        self.changed.set_value(Some(now));
        if let Some(id) = self.id.get_untracked() {
            return id;
        }
        if self.about_first_change.get_value() {
            self.body.update(|check_in| check_in.at = now);
        }
        let id = self.given.unwrap_or_else(|| self.records.new_id());
        self.id.set(Some(id));
        id
    }

    fn keep(&self, then: Keeping) {
        self.keeping.set(Keeping::Busy);
        let this = self.clone();
        self.saves.push(then, move |then| {
            let this = this.clone();
            async move {
                let kept = this.store().await;
                this.keeping.set(kept.map_or_else(Keeping::NotKept, |()| then));
            }
        });
    }

    async fn store(&self) -> Result<(), SaveError> {
        let Some(id) = self.id.get_untracked() else { return Ok(()) };
        let body = self.body.get_untracked();
        if body.is_blank()
            && !self.wanted.get_value()
            && untrack(|| self.records.words_beside(Beside::CheckIn(id))).is_empty()
        {
            // Everything was taken back: a check-in that says nothing is none.
            if untrack(|| self.records.check_in(id)).is_some() {
                self.records.remove(id).await?;
            }
            self.id.set(None);
            return Ok(());
        }
        self.records.save(id, Body::CheckIn(body)).await.map(drop)
    }
}
