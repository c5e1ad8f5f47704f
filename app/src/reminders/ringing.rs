//! Turning pushes on and off, and an address that holds.

use leptos::{prelude::*, task::spawn_local};
use naderhand_reminders::{Ability, Address, AlertFor, Bells, Check, push_key};
use naderhand_vault::browser::Entropy;

use super::{
    push,
    standing::{Push, Trouble},
    watching::Reminders,
    worker,
};
use crate::device::Fetch;

/// Which bell is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The employee's own.
    Own,
    /// That of a role.
    Alert(AlertFor),
}

impl Reminders {
    /// How it stands with a bell.
    pub(super) const fn push_of(self, which: Which) -> RwSignal<Push> {
        match which {
            Which::Own => self.own,
            Which::Alert(whom) => self.alert(whom),
        }
    }

    /// Asks for the permission, and turns a bell on when it is given. Call it in the handler of a tap.
    pub(super) fn turn_on(self, which: Which) {
        let asked = push::ask();
        let shown = self.push_of(which);
        shown.set(Push::Busy);
        // What was chosen is what is rung for: also nothing, so far.
        if which == Which::Own {
            self.keep_as_it_is();
        }
        spawn_local(async move {
            push::answered(asked).await;
            let ability = Ability::of(push::browser());
            if ability != Ability::May {
                shown.set(Push::Off(ability));
                return;
            }
            let went = self.with_bells(async |bells, vault| {
                match which {
                    Which::Own => bells.turn_on(&mut Entropy),
                    Which::Alert(whom) => bells.turn_alert_on(whom, &mut Entropy),
                }
                self.check_anew();
                let went = self.go_on(bells, vault).await;
                let own = match which {
                    Which::Own => went.own,
                    Which::Alert(AlertFor::Supporter) => went.alerts[0],
                    Which::Alert(AlertFor::Coordinator) => went.alerts[1],
                };
                if let Some(trouble) = own.err().filter(|trouble| !trouble.may_pass()) {
                    // It cannot be on: nothing stays that says it is.
                    off(bells, which);
                    shown.set(Push::Cannot(trouble));
                    self.end_address(bells).await;
                }
                went
            });
            match went.await {
                Some(went) => self.plan_next(went),
                None => shown.set(Push::Off(ability)),
            }
        });
    }

    /// Turns a bell off: the server deletes what it has, as soon as it can be reached.
    pub(super) fn turn_off(self, which: Which) {
        let shown = self.push_of(which);
        shown.set(Push::Busy);
        spawn_local(async move {
            let went = self.with_bells(async |bells, vault| {
                if let Which::Alert(whom) = which {
                    self.end_alert(vault, whom).await;
                }
                off(bells, which);
                self.end_address(bells).await;
                self.go_on(bells, vault).await
            });
            match went.await {
                Some(went) => self.plan_next(went),
                None => self.send_soon(),
            }
        });
    }

    /// The address is looked at again before something is sent.
    pub(super) fn check_anew(self) {
        self.pace.update_value(|pace| pace.is_checked = false);
    }

    /// Looks whether the address still holds, and has the browser give another one when it does not.
    pub(super) async fn check_address(self, bells: &mut Bells) -> Result<(), Trouble> {
        let server_key = push_key(&Fetch).await?.key;
        let mut known = Vec::new();
        for bell in bells.all_mut().filter(|bell| bell.is_known()) {
            known.push(bell.ask(&Fetch).await?);
        }
        let browser = push::address().await;
        let address = match (Address::check(browser.as_ref(), &server_key, &known), browser) {
            (Check::Holds, Some(browser)) => browser,
            _ => push::subscribe(&server_key).await?,
        };
        bells.address = Some(address);
        Ok(())
    }

    /// Has the browser give another address, when the push service said that this one is over.
    pub(super) async fn renew_address(self, bells: &mut Bells) -> Result<(), Trouble> {
        let server_key = push_key(&Fetch).await?.key;
        bells.address = Some(push::subscribe(&server_key).await?);
        worker::tell(bells).await;
        Ok(())
    }

    /// Without a bell there is no address, and the worker knows of none.
    async fn end_address(self, bells: &mut Bells) {
        if !bells.is_any_on() {
            push::unsubscribe().await;
            bells.address = None;
        }
        worker::tell(bells).await;
    }
}

fn off(bells: &mut Bells, which: Which) {
    match which {
        Which::Own => bells.turn_off(),
        Which::Alert(whom) => bells.turn_alert_off(whom),
    }
}
