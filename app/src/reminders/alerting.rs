//! The bells of supporters and coordinators, told to the server in their own sessions.

use leptos::prelude::*;
use naderhand_domain::wire::reminders::{Rings, Shown};
use naderhand_organisation::{Coordinator, Desk, Error, Post, Supporter};
use naderhand_reminders::{AlertFor, Bells, NotSent, alert, no_alert};
use naderhand_transport::Request;
use naderhand_vault::browser::{DeviceVault, Entropy};

use super::{standing::Trouble, watching::Reminders};
use crate::{coordinator, device::Fetch, supporter::SUPPORTER};

const fn name(whom: AlertFor) -> &'static str {
    match whom {
        AlertFor::Supporter => SUPPORTER,
        AlertFor::Coordinator => coordinator::KEPT,
    }
}

const fn place(whom: AlertFor) -> usize {
    match whom {
        AlertFor::Supporter => 0,
        AlertFor::Coordinator => 1,
    }
}

impl Reminders {
    /// Whoever stopped is not rung any more.
    pub(super) async fn drop_ended_roles(self, bells: &mut Bells, vault: &DeviceVault) {
        for whom in AlertFor::ALL {
            let is_over = bells.alert(whom).is_some() && vault.meta(name(whom)).await.is_ok_and(|kept| kept.is_none());
            if is_over {
                bells.turn_alert_off(whom);
            }
        }
    }

    /// Sends the bell of a role, and once a start that it is rung for what waits.
    pub(super) async fn send_alert(
        self,
        bells: &mut Bells,
        vault: &DeviceVault,
        whom: AlertFor,
    ) -> Result<(), Trouble> {
        let Some((address, choices)) = bells.address.clone().zip(self.choices()) else { return Ok(()) };
        let Shown { text, language } = self.shown(&choices);
        let Some(role) = bells.alert_mut(whom) else { return Ok(()) };
        let put = role.bell.put(&address, Shown { text, language }, Rings::default());
        let is_new = role.bell.differs(&put);
        match role.bell.send(&Fetch, put).await {
            Ok(()) => {}
            Err(NotSent::Foreign) => {
                // Another bell, which the next try sends.
                *bells.alert_mut(whom) = None;
                bells.turn_alert_on(whom, &mut Entropy);
                return Err(NotSent::NotNow.into());
            }
            Err(why) => return Err(why.into()),
        }
        if is_new || !self.pace.with_value(|pace| pace.renewed[place(whom)]) {
            in_session(vault, whom, |slug| alert(slug, role)).await?;
            self.pace.update_value(|pace| pace.renewed[place(whom)] = true);
        }
        Ok(())
    }

    /// Has the server ring no more. Without an answer it ends with the bell.
    pub(super) async fn end_alert(self, vault: &DeviceVault, whom: AlertFor) {
        let _ = in_session(vault, whom, no_alert).await;
        self.pace.update_value(|pace| pace.renewed[place(whom)] = false);
    }
}

/// Makes a call in the session of a role.
async fn in_session(vault: &DeviceVault, whom: AlertFor, request: impl FnOnce(&str) -> Request) -> Result<(), NotSent> {
    let kept = vault.meta(name(whom)).await.ok().flatten().ok_or(NotSent::NotNow)?;
    let answered = match whom {
        AlertFor::Supporter => {
            let supporter = Supporter::from_bytes(&kept).map_err(|_| NotSent::NotNow)?;
            let request = request(supporter.member().settings().organisation().slug());
            Post::open(supporter, Fetch, Entropy).call(request).await
        }
        AlertFor::Coordinator => {
            let coordinator = Coordinator::from_bytes(&kept).map_err(|_| NotSent::NotNow)?;
            let request = request(coordinator.member().settings().organisation().slug());
            Desk::open(coordinator, Fetch, Entropy).call(request).await
        }
    };
    match answered {
        Ok(_) => Ok(()),
        Err(Error::Call(call)) => Err(call.into()),
        Err(_) => Err(NotSent::NotNow),
    }
}
