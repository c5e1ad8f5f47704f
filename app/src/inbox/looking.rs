//! The inbox of this device, looked after at the app's root: it is asked for what is new as long as the app is in sight, and what
//! was done without a network leaves when there is one.

use core::time::Duration;
use std::{collections::BTreeSet, rc::Rc};

use chrono::{DateTime, FixedOffset, Utc};
use leptos::{ev, prelude::*, task::spawn_local};
use naderhand_contact::{
    Case, Cases,
    cases::{News, Position},
};
use naderhand_domain::id::RequestId;
use naderhand_organisation::{Post, Supporter};
use naderhand_vault::browser::{DeviceVault, Entropy};

use super::{
    kept::{self, Unread},
    pace::Pace,
    row::NewRequests,
    standing::{Here, Looked, NotYours, Standing, claiming},
};
use crate::{
    device::{Device, Fetch, Turns, device},
    records::{Records, records},
    supporter::SUPPORTER,
};

/// See the module's documentation.
#[derive(Clone, Copy)]
pub(super) struct Inbox {
    standing: RwSignal<Standing>,
    looked: RwSignal<Looked>,
    /// The time, as of the last look: what the clocks on the screens go by.
    now: RwSignal<DateTime<FixedOffset>>,
    /// Of which requests it was told that they are somebody else's.
    told: RwSignal<BTreeSet<RequestId>>,
    not_yours: RwSignal<Option<(RequestId, NotYours)>>,
    new: NewRequests,
    pace: StoredValue<Pace>,
    /// Whether what the organisation published is to be looked at, too.
    stale: StoredValue<bool>,
    /// With the post, which is kept open for its session.
    turns: StoredValue<Rc<Turns<Option<Post<Fetch>>>>, LocalStorage>,
    device: StoredValue<Device, LocalStorage>,
    records: Records,
}

/// Provides it, and looks.
pub(super) fn provide_inbox() {
    let records = records();
    let this = Inbox {
        standing: RwSignal::new(Standing::Opening),
        looked: RwSignal::new(Looked::No),
        now: RwSignal::new(records.now()),
        told: RwSignal::default(),
        not_yours: RwSignal::new(None),
        new: expect_context(),
        pace: StoredValue::default(),
        stale: StoredValue::new(true),
        turns: StoredValue::new_local(Rc::new(Turns::on(kept::CASES))),
        device: StoredValue::new_local(device()),
        records,
    };
    provide_context(this);
    let in_sight = window_event_listener(ev::visibilitychange, move |_| this.look());
    on_cleanup(move || in_sight.remove());
    this.look();
}

/// Whether it was provided.
pub(super) fn is_provided() -> bool {
    use_context::<Inbox>().is_some()
}

/// What was provided.
pub(super) fn inbox() -> Inbox {
    expect_context()
}

impl Inbox {
    /// How it stands.
    pub(super) fn standing(self) -> Signal<Standing> {
        self.standing.into()
    }

    /// How the last look went.
    pub(super) fn looked(self) -> Signal<Looked> {
        self.looked.into()
    }

    /// The time, as of the last look.
    pub(super) fn now(self) -> Signal<DateTime<FixedOffset>> {
        self.now.into()
    }

    /// One request.
    pub(super) fn case(self, request: RequestId) -> Option<Case> {
        self.standing.with(|standing| match standing {
            Standing::Here(here) => here.cases.case(request).cloned(),
            _ => None,
        })
    }

    /// What a supporter's device has.
    pub(super) fn with_here<T>(self, read: impl FnOnce(&Here) -> T) -> Option<T> {
        self.standing.with(|standing| match standing {
            Standing::Here(here) => Some(read(here)),
            _ => None,
        })
    }

    /// Of which requests it was told that they are somebody else's.
    pub(super) fn told(self) -> Signal<BTreeSet<RequestId>> {
        self.told.into()
    }

    /// The request that was to be taken last and is not theirs.
    pub(super) fn not_yours(self) -> RwSignal<Option<(RequestId, NotYours)>> {
        self.not_yours
    }

    /// A screen is open, until it is left.
    pub(super) fn watch(self) {
        self.pace.update_value(Pace::watch);
        on_cleanup(move || self.pace.update_value(Pace::leave));
        self.stale.set_value(true);
        self.look();
    }

    /// Looks at the server now.
    pub(super) fn look(self) {
        spawn_local(async move { self.look_now().await });
    }

    /// The same, for whoever waits for it.
    pub(super) async fn look_now(self) {
        let wait = self.step().await;
        self.plan(wait);
    }

    /// It was told of these: not again.
    pub(super) fn tell(self, requests: Vec<RequestId>) {
        if requests.is_empty() {
            return;
        }
        let here = self.with_here(|here| here.cases.cases().iter().map(Case::request).collect::<BTreeSet<_>>());
        self.told.update(|told| {
            told.extend(requests);
            told.retain(|request| here.as_ref().is_none_or(|here| here.contains(request)));
        });
        let told = self.told.get_untracked();
        spawn_local(async move {
            if let Some(vault) = self.vault().await {
                // Kept or not: at worst it is told once more.
                let _ = kept::keep_told(&vault, &told).await;
            }
        });
    }

    /// One look, and how long until the next; `None` while nobody sees it, and when there is nothing to look for.
    async fn step(self) -> Option<Duration> {
        let turns = self.turns();
        let mut held = turns.take().await;
        let Some(vault) = self.vault().await else {
            self.standing.set(Standing::NotOpen);
            return None;
        };
        let post = self.post(&vault, &mut held).await?;
        let mut cases = self.cases(&vault).await?;
        if self.looked.get_untracked() == Looked::No {
            self.told.set(kept::read_told(&vault).await);
            self.show(post.supporter(), &cases);
        }
        if document().hidden() {
            return None;
        }
        if self.stale.get_value() && post.refresh().await.is_ok() {
            // Kept or not: at worst it is fetched once more.
            let _ = vault.set_meta(SUPPORTER, &post.supporter().to_bytes()).await;
            self.stale.set_value(false);
        }
        let before = cases.clone();
        let were_claiming = claiming(&cases);
        let looked = cases.refresh(post, self.now_utc(), |supporter, cases| self.show(supporter, cases)).await;
        if !vault.meta(SUPPORTER).await.is_ok_and(|kept| kept.is_some()) {
            // They stopped meanwhile: what was forgotten stays so.
            return None;
        }
        // Also what only half succeeded: it says how far it came. Most looks bring nothing, and nothing is written.
        let kept = if cases == before { Ok(()) } else { kept::keep_cases(&vault, &cases).await };
        let news = looked.as_ref().map(|looked| looked.news.clone()).unwrap_or_default();
        self.count(looked.is_ok() && kept.is_ok(), news.is_empty());
        self.show(post.supporter(), &cases);
        self.tell_of(&were_claiming, &cases, &news);
        Some(self.pace.get_value().wait())
    }

    /// The post of this device's supporter, as it is kept now: another screen may have changed it.
    pub(super) async fn post<'h>(
        self,
        vault: &DeviceVault,
        held: &'h mut Option<Post<Fetch>>,
    ) -> Option<&'h mut Post<Fetch>> {
        let kept = vault.meta(SUPPORTER).await.ok().flatten();
        let Some((supporter, kept)) = kept.and_then(|kept| Some((Supporter::from_bytes(&kept).ok()?, kept))) else {
            *held = None;
            self.standing.set(Standing::No);
            self.new.0.set(None);
            return None;
        };
        let is_same = held.as_ref().is_some_and(|post| *post.supporter().to_bytes() == *kept);
        if !is_same {
            *held = Some(Post::open(supporter, Fetch, Entropy));
        }
        held.as_mut()
    }

    /// The requests as they are kept. What a newer app kept is not written over.
    pub(super) async fn cases(self, vault: &DeviceVault) -> Option<Cases> {
        match kept::read_cases(vault).await {
            Ok(cases) => Some(cases),
            Err(why) => {
                self.standing.set(match why {
                    Unread::Store => Standing::NotOpen,
                    Unread::Newer => Standing::Newer,
                });
                None
            }
        }
    }

    /// Shows what is kept. Where nothing is new nothing is drawn anew.
    pub(super) fn show(self, supporter: &Supporter, cases: &Cases) {
        let member = supporter.member().clone();
        let here = Here { member, named: supporter.is_named(), cases: cases.clone() };
        let standing = Standing::Here(Box::new(here));
        if self.standing.with_untracked(|before| *before != standing) {
            self.standing.set(standing);
        }
        let new = match cases.cases().iter().filter(|case| case.position() == Position::Waiting).count() {
            // That nobody waits is said only when the server has just said so.
            0 => matches!(self.looked.get_untracked(), Looked::At(_)).then_some(0),
            waiting => Some(waiting),
        };
        if self.new.0.get_untracked() != new {
            self.new.0.set(new);
        }
        self.now.set(self.records.now());
    }

    fn tell_of(self, were_claiming: &[RequestId], cases: &Cases, news: &[News]) {
        for request in were_claiming {
            let position = cases.case(*request).map_or(Position::Over, Case::position);
            if let Some(why) = NotYours::of(position, news.contains(&News::PromisePassed(*request))) {
                self.not_yours.set(Some((*request, why)));
            }
        }
    }

    fn count(self, reached: bool, nothing_new: bool) {
        let before = self.looked.get_untracked().answered();
        let looked = if reached { Looked::At(self.records.now()) } else { Looked::NotReached(before) };
        self.looked.set(looked);
        self.pace.update_value(|pace| pace.count(reached, nothing_new));
    }

    fn plan(self, wait: Option<Duration>) {
        let next = wait.and_then(|wait| set_timeout_with_handle(move || self.look(), wait).ok());
        self.pace.update_value(|pace| pace.plan(next));
    }

    pub(super) fn turns(self) -> Rc<Turns<Option<Post<Fetch>>>> {
        self.turns.get_value()
    }

    pub(super) fn now_utc(self) -> DateTime<Utc> {
        self.records.now().to_utc()
    }

    pub(super) async fn vault(self) -> Option<Rc<DeviceVault>> {
        self.device.get_value().vault().await.ok()
    }
}
