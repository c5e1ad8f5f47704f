//! What the server should have, sent when it has changed; again and again while it cannot be reached.

use core::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::{
    reminders::{Choices, hand_over, plan},
    wire::reminders::{Rings, Shown},
};
use naderhand_reminders::{Ability, AlertFor, Bells, NotSent, wait};
use naderhand_sealing::reminders::DrawKey;
use naderhand_vault::browser::{DeviceVault, Entropy};

use super::{
    kept, push,
    standing::{Push, Trouble},
    watching::Reminders,
    words::spoken,
    worker,
};
use crate::device::{DeviceZone, Fetch};

/// How long after a change it is sent: whoever taps on is not sent for each tap (product default).
const SOON: Duration = Duration::from_secs(2);

/// How a step went: for the employee's bell, and for those of the roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Went {
    pub(super) own: Result<(), Trouble>,
    pub(super) alerts: [Result<(), Trouble>; 2],
    left: Result<(), Trouble>,
}

impl Went {
    const fn all(result: Result<(), Trouble>) -> Self {
        Self { own: result, alerts: [result; 2], left: Ok(()) }
    }

    fn is_to_be_tried_again(self) -> bool {
        let results = [self.own, self.alerts[0], self.alerts[1], self.left];
        results.into_iter().filter_map(Result::err).any(Trouble::may_pass)
    }
}

impl Reminders {
    /// Sends what has changed, a little later.
    pub(super) fn send_soon(self) {
        self.send_in(SOON);
    }

    fn send_in(self, wait: Duration) {
        let next = set_timeout_with_handle(move || spawn_local(async move { self.step().await }), wait).ok();
        self.pace.update_value(|pace| pace.plan(next));
    }

    /// Sends what has changed now.
    async fn step(self) {
        let went = self.with_bells(async |bells, vault| self.go_on(bells, vault).await).await;
        if let Some(went) = went {
            self.plan_next(went);
        } else if self.own.get_untracked() == Push::Looking {
            // What is kept does not open: nothing is known to be on.
            let ability = Ability::of(push::browser());
            self.own.set(Push::Off(ability));
            for whom in AlertFor::ALL {
                self.alert(whom).set(Push::Off(ability));
            }
        }
    }

    /// When it is tried again, if it is.
    pub(super) fn plan_next(self, went: Went) {
        let again = went.is_to_be_tried_again();
        let failures = self.pace.try_update_value(|pace| pace.count(again)).unwrap_or_default();
        if again {
            self.send_in(wait(failures));
        }
    }

    /// Has the bells in hand alone, and keeps what they hold then. `None` when the store does not give them.
    pub(super) async fn with_bells<T>(self, act: impl AsyncFnOnce(&mut Bells, &DeviceVault) -> T) -> Option<T> {
        let turns = self.turns.get_value();
        let _turn = turns.take().await;
        let vault = self.vault().await?;
        let mut bells = kept::read_bells(&vault).await.ok()?;
        let before = bells.clone();
        let done = act(&mut bells, &vault).await;
        let has_something = bells.is_any_on() || bells.is_leaving() || before.is_any_on() || before.is_leaving();
        if bells != before && has_something {
            // Not kept: the next start finds the old ones, and sends anew.
            let _ = kept::keep_bells(&vault, &bells).await;
        }
        Some(done)
    }

    /// The key with which tags are derived, kept by the time it is used.
    pub(super) async fn draw_key(self) -> Option<DrawKey> {
        let turns = self.turns.get_value();
        let _turn = turns.take().await;
        let vault = self.vault().await?;
        let bells = kept::read_bells(&vault).await.ok()?;
        kept::keep_bells(&vault, &bells).await.ok()?;
        Some(bells.key)
    }

    /// Leaves what was turned off, looks whether the address holds, sends what is new, and shows how that went.
    pub(super) async fn go_on(self, bells: &mut Bells, vault: &DeviceVault) -> Went {
        self.drop_ended_roles(bells, vault).await;
        let left = bells.leave(&Fetch).await.map_err(Trouble::from);
        let mut went = match self.look_at_address(bells).await {
            Err(trouble) => Went::all(Err(trouble)),
            Ok(()) => Went::all(Ok(())),
        };
        went.left = left;
        if went.own.is_ok() {
            went.own = self.send_own(bells).await;
            for (at, whom) in AlertFor::ALL.into_iter().enumerate() {
                went.alerts[at] = self.send_alert(bells, vault, whom).await;
            }
        }
        self.show(bells, went);
        went
    }

    /// Once a start: is the permission still there, the address still the same, and the server still knowing it?
    async fn look_at_address(self, bells: &mut Bells) -> Result<(), Trouble> {
        if !bells.is_any_on() {
            return Ok(());
        }
        match Ability::of(push::browser()) {
            Ability::May => {}
            other => return Err(Trouble::NotAllowed(other)),
        }
        if self.pace.with_value(|pace| pace.is_checked) && bells.address.is_some() {
            return Ok(());
        }
        self.check_address(bells).await?;
        worker::tell(bells).await;
        self.pace.update_value(|pace| pace.is_checked = true);
        Ok(())
    }

    async fn send_own(self, bells: &mut Bells) -> Result<(), Trouble> {
        let Some((choices, address)) = self.choices().zip(bells.address.clone()).filter(|_| self.is_ready()) else {
            return Ok(());
        };
        let rings = self.rings(&choices, bells);
        let shown = self.shown(&choices);
        let Some(own) = &mut bells.own else { return Ok(()) };
        let put = own.put(&address, shown, rings);
        let Err(why) = own.send(&Fetch, put.clone()).await else { return Ok(()) };
        if why != NotSent::Foreign {
            return Err(why.into());
        }
        bells.begin_anew(&mut Entropy);
        let Some(own) = &mut bells.own else { return Ok(()) };
        let put = own.put(&address, put.shown, put.rings);
        own.send(&Fetch, put).await?;
        worker::tell(bells).await;
        Ok(())
    }

    fn rings(self, choices: &Choices, bells: &Bells) -> Rings {
        let now = self.now_utc();
        let reminders = untrack(|| self.records.with_history(|history| plan(choices, history, &DeviceZone, now)));
        let rings = hand_over(&reminders, choices.quiet, &DeviceZone, |what| bells.key.derive_draw(what));
        // The plan has each occasion once, in order, and not too many.
        Rings::of(rings).unwrap_or_default()
    }

    pub(super) fn shown(self, choices: &Choices) -> Shown {
        Shown { text: choices.text, language: spoken(self.language.get_untracked()) }
    }

    /// Shows how it stands with each bell. Where nothing is new nothing is drawn anew.
    fn show(self, bells: &Bells, went: Went) {
        let ability = Ability::of(push::browser());
        let show = |shown: RwSignal<Push>, is_on: bool, went: Result<(), Trouble>| {
            let before = shown.get_untracked();
            let push = match (is_on, went) {
                (true, Ok(())) => Push::On,
                (true, Err(trouble)) => Push::Stuck(trouble),
                // Why it could not be turned on stays to be read.
                (false, _) if matches!(before, Push::Cannot(_)) => before,
                (false, _) => Push::Off(ability),
            };
            if before != push {
                shown.set(push);
            }
        };
        show(self.own, bells.own.is_some(), went.own);
        for (at, whom) in AlertFor::ALL.into_iter().enumerate() {
            show(self.alert(whom), bells.alert(whom).is_some(), went.alerts[at]);
        }
    }
}
