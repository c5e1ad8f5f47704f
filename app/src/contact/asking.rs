//! The request on this device, looked after at the app's root: it is kept before it leaves, leaves when its seconds to undo
//! are over and there is a connection, and is looked at again as long as it is open.

use core::time::Duration;
use std::rc::Rc;

use chrono::{DateTime, TimeDelta, Utc};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use naderhand_contact::{Asked, Moment, NotAsked};
use naderhand_domain::contact::{Ask, ContactCard, Note, Wish};
use naderhand_organisation::Member;
use naderhand_vault::browser::{DeviceVault, Entropy};

use super::{
    kept::{self, Card},
    shown::{Shown, shown},
    whom::{day_there, on_call_then},
};
use crate::{
    device::{Device, Fetch, Turns, device},
    organisation::{ASKED, HELD, kept_member, latest_member, withdraw_left},
    records::{Records, records},
    texts::{clock_time, coming_day, parts::contact_texts},
};

/// How long a tap can be undone.
const UNDO: TimeDelta = TimeDelta::seconds(10);

/// How long until the next look at a request that is open: while its screen is open, and else. Each look that fails doubles it,
/// up to the last. Product defaults.
const WATCHED: Duration = Duration::from_secs(20);
const ELSEWHERE: Duration = Duration::from_mins(2);
const LONGEST: Duration = Duration::from_mins(10);

/// Which text the employee agrees to: what `contact_texts().card` says. Another number for another meaning.
const WORDING: &str = "contact-1";

/// What the screen shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Standing {
    /// The device is looking.
    Opening,
    /// The device's store does not open.
    NotOpen,
    /// No organisation was joined, and nothing is under way.
    Nowhere,
    /// An organisation.
    Here {
        /// As any member sees it.
        member: Box<Member>,
        /// The contact card.
        card: Card,
        /// The request, if there is one.
        request: Option<Box<Shown>>,
    },
}

/// How the last look at the server went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looked {
    No,
    Busy,
    At(DateTime<Utc>),
    NotReached,
}

/// See the module's documentation.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    standing: RwSignal<Standing>,
    wish: RwSignal<Wish>,
    looked: RwSignal<Looked>,
    watched: RwSignal<bool>,
    /// Whether others are being chosen for a request that is under way.
    choosing: RwSignal<bool>,
    failures: StoredValue<u32>,
    next: StoredValue<Option<TimeoutHandle>>,
    turns: StoredValue<Rc<Turns<()>>, LocalStorage>,
    device: StoredValue<Device, LocalStorage>,
    records: Records,
}

/// Provides it, and goes on with what is under way.
pub(super) fn provide_asking() {
    let this = Asking {
        standing: RwSignal::new(Standing::Opening),
        wish: RwSignal::new(Wish::default()),
        looked: RwSignal::new(Looked::No),
        watched: RwSignal::new(false),
        choosing: RwSignal::new(false),
        failures: StoredValue::new(0),
        next: StoredValue::new(None),
        turns: StoredValue::new_local(Rc::new(Turns::on(ASKED))),
        device: StoredValue::new_local(device()),
        records: records(),
    };
    provide_context(this);
    spawn_local(async move {
        this.read().await;
        this.go_on().await;
    });
}

/// Whether it was provided.
pub(super) fn is_provided() -> bool {
    use_context::<Asking>().is_some()
}

/// What was provided.
pub(super) fn asking() -> Asking {
    expect_context()
}

impl Asking {
    pub(super) fn standing(self) -> Signal<Standing> {
        self.standing.into()
    }

    /// How the employee asked the last time.
    pub(super) fn known_wish(self) -> Signal<Wish> {
        self.wish.into()
    }

    /// The screen is open, until it is left.
    pub(super) fn open(self) {
        self.watched.set(true);
        on_cleanup(move || self.watched.set(false));
        spawn_local(async move {
            self.read().await;
            self.go_on().await;
        });
    }

    /// Keeps the card with the employee's agreement, and how they like to ask. True when that is done.
    pub(super) async fn keep_card(self, card: ContactCard, wish: &Wish) -> bool {
        let Some(vault) = self.vault().await else { return false };
        let kept =
            kept::keep_card(&vault, &card, self.now()).await.is_ok() && kept::keep_wish(&vault, wish).await.is_ok();
        self.read().await;
        kept
    }

    /// Removes the card, and with it the agreement. True when that is done.
    pub(super) async fn forget_card(self) -> bool {
        let Some(vault) = self.vault().await else { return false };
        let gone = kept::forget(&vault).await.is_ok();
        self.read().await;
        gone
    }

    /// Asks. The request is kept here, and leaves when it can be undone no more. True when it is kept.
    pub(super) async fn ask(self, content: Ask, wish: Wish) -> bool {
        let kept = self.keep_request(content, wish).await.is_some();
        self.read().await;
        self.go_on().await;
        kept
    }

    /// Asks as the employee asked before: with the card that is kept, whom they wanted then, and without a word. False when there
    /// is no card, nobody can be asked, or something is under way.
    pub(super) async fn ask_as_before(self) -> bool {
        self.read().await;
        let Standing::Here { card: Card::Here(card), request: None, .. } = self.standing.get_untracked() else {
            return false;
        };
        self.ask(Ask { card, words: None }, self.wish.get_untracked()).await
    }

    async fn keep_request(self, content: Ask, wish: Wish) -> Option<()> {
        let turns = self.turns.get_value();
        let _turn = turns.take().await;
        let vault = self.vault().await?;
        let member = kept_member(&vault).await?;
        kept::keep_wish(&vault, &wish).await.ok()?;
        let asked = Asked::make(&member, wish, content, WORDING, &self.moment_for(&member), &mut Entropy).ok()?;
        let until = self.now() + UNDO;
        vault.set_meta(HELD, &until.timestamp_millis().to_le_bytes()).await.ok()?;
        vault.set_meta(ASKED, &asked.to_bytes()).await.ok()
    }

    /// Sends without waiting for the seconds to undo.
    pub(super) async fn send_now(self) {
        if let Some(vault) = self.vault().await {
            let _ = vault.remove_meta(HELD).await;
        }
        self.go_on().await;
    }

    /// Forgets the request: one that has not left, or one that is over.
    pub(super) async fn put_away(self) {
        let turns = self.turns.get_value();
        let turn = turns.take().await;
        if let Some(vault) = self.vault().await {
            let _ = vault.remove_meta(ASKED).await;
            let _ = vault.remove_meta(HELD).await;
        }
        drop(turn);
        self.read().await;
    }

    /// Takes it back.
    pub(super) async fn withdraw(self) {
        self.act(|asked, _, _| {
            asked.withdraw();
            true
        })
        .await;
    }

    /// Writes to whoever has it. False when it could not be kept: what was typed is still the employee's.
    pub(super) async fn write(self, note: Note) -> bool {
        self.act(|asked, member, moment| asked.write(member, note, moment.now, &mut Entropy).is_ok()).await
    }

    /// Whether others are being chosen.
    pub(super) fn choosing(self) -> RwSignal<bool> {
        self.choosing
    }

    /// Asks others instead.
    pub(super) async fn ask_others(self, wish: Wish) -> bool {
        self.choosing.set(false);
        let asked = |asked: &mut Asked, member: &Member, moment: &Moment| {
            asked.ask_others(member, wish, moment, &mut Entropy) != Err(NotAsked::Nobody)
        };
        self.act(asked).await
    }

    /// Looks at the server now.
    pub(super) fn look(self) {
        spawn_local(self.go_on());
    }

    /// How the last look went, in words.
    pub(super) fn looked_words(self) -> String {
        let t = &contact_texts().status;
        match self.looked.get() {
            Looked::No => String::new(),
            Looked::Busy => t.looking.to_owned(),
            Looked::At(at) => t.looked(clock_time(at.with_timezone(self.records.now().offset()))),
            Looked::NotReached => t.not_reached.to_owned(),
        }
    }

    /// "18:00", or "morgen 9:00".
    pub(super) fn moment(self, at: DateTime<Utc>) -> String {
        let now = self.records.now();
        let at = at.with_timezone(now.offset());
        if at.date_naive() == now.date_naive() {
            return clock_time(at);
        }
        format!("{} {}", coming_day(at.date_naive(), now.date_naive()), clock_time(at))
    }

    /// Changes the request, keeps it, and carries what came of it to the server. False when nothing was changed.
    async fn act(self, act: impl FnOnce(&mut Asked, &Member, &Moment) -> bool) -> bool {
        let turns = self.turns.get_value();
        let turn = turns.take().await;
        let changed = self.change(act).await.unwrap_or(false);
        drop(turn);
        self.read().await;
        self.look();
        changed
    }

    async fn change(self, act: impl FnOnce(&mut Asked, &Member, &Moment) -> bool) -> Option<bool> {
        let vault = self.vault().await?;
        let member = kept_member(&vault).await?;
        let mut asked = self.kept_request(&vault).await?;
        let changed = act(&mut asked, &member, &self.moment_for(&member));
        vault.set_meta(ASKED, &asked.to_bytes()).await.ok()?;
        Some(changed)
    }

    /// Reads what is kept, and shows it.
    async fn read(self) {
        let standing = match self.vault().await {
            None => Standing::NotOpen,
            Some(vault) => self.standing_of(&vault).await,
        };
        // What is the same is not drawn anew: somebody may be typing.
        if self.standing.with_untracked(|before| *before != standing) {
            self.standing.set(standing);
        }
    }

    async fn standing_of(self, vault: &DeviceVault) -> Standing {
        let Some(member) = kept_member(vault).await else { return Standing::Nowhere };
        let Ok(card) = kept::read_card(vault).await else { return Standing::NotOpen };
        if let Some(wish) = kept::read_wish(vault).await {
            self.wish.set(wish);
        }
        let held = self.held(vault).await;
        let request = self.kept_request(vault).await.filter(|asked| asked.is_of(&member));
        let request = request.map(|asked| Box::new(shown(&asked, held)));
        Standing::Here { member: Box::new(member), card, request }
    }

    /// Goes on with what is under way: sends what is to be sent, looks where it is, and plans the next time. All of it in one turn: a
    /// plan must not be undone by a step that began before it.
    async fn go_on(self) {
        let turns = self.turns.get_value();
        let turn = turns.take().await;
        let wait = self.step().await;
        self.plan(wait);
        drop(turn);
        self.read().await;
    }

    /// One step, and how long until the next; `None` when nothing is under way.
    async fn step(self) -> Option<Duration> {
        let vault = self.vault().await?;
        let is_told = withdraw_left(&vault).await;
        let wait = self.step_of_request(&vault).await;
        if is_told { wait } else { Some(wait.unwrap_or(LONGEST).min(ELSEWHERE)) }
    }

    async fn step_of_request(self, vault: &DeviceVault) -> Option<Duration> {
        let mut asked = self.kept_request(vault).await?;
        if asked.view().is_finished() {
            return None;
        }
        if let Some(until) = self.held(vault).await {
            return Some((until - self.now()).to_std().unwrap_or_default());
        }
        self.looked.set(Looked::Busy);
        let member = latest_member(vault, self.records.now()).await?;
        let moment = self.moment_for(&member);
        let kept = asked.clone();
        asked.prepare(&member, &moment, &mut Entropy);
        if asked != kept {
            vault.set_meta(ASKED, &asked.to_bytes()).await.ok()?;
        }
        let before = asked.clone();
        let looked = asked.refresh(&Fetch, &member, &moment, &mut Entropy).await;
        // The organisation was left meanwhile: what is gone stays so.
        self.kept_request(vault).await.filter(|kept| kept.request() == asked.request())?;
        // Also what only half succeeded: it says how far it came. Most looks bring nothing, and nothing is written.
        if asked != before {
            vault.set_meta(ASKED, &asked.to_bytes()).await.ok()?;
        }
        let reached = looked.is_ok();
        self.looked.set(if reached { Looked::At(self.now()) } else { Looked::NotReached });
        self.failures.update_value(|failures| *failures = if reached { 0 } else { failures.saturating_add(1) });
        let usual = if self.watched.get_untracked() { WATCHED } else { ELSEWHERE };
        let wait = usual.saturating_mul(1 << self.failures.get_value().min(5));
        (!asked.view().is_finished()).then(|| wait.min(LONGEST))
    }

    fn plan(self, wait: Option<Duration>) {
        if let Some(before) = self.next.get_value() {
            before.clear();
        }
        let next = wait.and_then(|wait| set_timeout_with_handle(move || self.look(), wait).ok());
        self.next.set_value(next);
    }

    /// Until when it can be undone, as long as that is so.
    async fn held(self, vault: &DeviceVault) -> Option<DateTime<Utc>> {
        let kept = vault.meta(HELD).await.ok().flatten()?;
        let until = DateTime::from_timestamp_millis(i64::from_le_bytes(kept.as_slice().try_into().ok()?))?;
        // A clock that was put back must not hold it for ever.
        let now = self.now();
        (now < until && until - now <= UNDO).then_some(until)
    }

    async fn kept_request(self, vault: &DeviceVault) -> Option<Asked> {
        // What a newer app kept is not shown, and not removed.
        Asked::from_bytes(&vault.meta(ASKED).await.ok().flatten()?).ok()
    }

    fn moment_for(self, member: &Member) -> Moment {
        let now = self.now();
        Moment { now, day: day_there(member, now), on_call_then: on_call_then(member, now) }
    }

    fn now(self) -> DateTime<Utc> {
        self.records.now().to_utc()
    }

    async fn vault(self) -> Option<Rc<DeviceVault>> {
        self.device.get_value().vault().await.ok()
    }
}
