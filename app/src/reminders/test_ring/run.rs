//! The way of a notification, step by step.

use core::time::Duration;

use leptos::prelude::*;
use naderhand_domain::{
    id::ReminderTag,
    wire::reminders::{TestRing, Tested},
};
use naderhand_reminders::{Ability, Bells, NotSent, make_tag};
use naderhand_vault::browser::Entropy;
use tokio::sync::oneshot;

use crate::{
    device::Fetch,
    records::within,
    reminders::{push, watching::Reminders},
};

/// How long it is waited for, once the push service has it (product default).
const LIMIT: Duration = Duration::from_secs(20);

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The server is asked to ring.
    Asking,
    /// The push service has it.
    Waiting,
}

/// How far it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reminders) enum End {
    /// The browser does not allow it.
    NoPermission,
    /// The browser had no address, or the server none of this device. Another one was asked for.
    NoAddress,
    /// The server was not reached, or could not.
    NoServer,
    /// The server sends no pushes.
    NoPushes,
    /// The push service said that the address is over. Another one was asked for.
    Over,
    /// The push service has too much to do.
    Busy,
    /// The push service cannot be reached from the server.
    Unreachable,
    /// The push service does not take it.
    Refused,
    /// The push service has it, and this device did not show it in time.
    NotArrived,
    /// This device showed it.
    Arrived,
}

impl Reminders {
    /// Rings once, and waits until this device has shown it.
    pub(super) async fn try_ring(self, step: impl Fn(Step)) -> End {
        if Ability::of(push::browser()) != Ability::May {
            return End::NoPermission;
        }
        let tag = make_tag(&mut Entropy);
        let shown = self.wait_for(tag);
        let asked = self.with_bells(async |bells, _| self.ask_for_ring(bells, tag).await).await;
        match asked.unwrap_or(Err(End::NoAddress)) {
            Ok(()) => {}
            Err(end) => {
                self.send_soon();
                return end;
            }
        }
        step(Step::Waiting);
        let shown = within(LIMIT, async move { shown.await.is_ok() }).await;
        if shown == Some(true) { End::Arrived } else { End::NotArrived }
    }

    async fn ask_for_ring(self, bells: &mut Bells, tag: ReminderTag) -> Result<(), End> {
        let Some(own) = bells.own.clone() else { return Err(End::NoAddress) };
        let browser = push::address().await;
        if browser.is_none() || browser != bells.address {
            self.check_anew();
            return Err(End::NoAddress);
        }
        match own.ring(&Fetch, TestRing { tag }).await {
            Ok(Tested::Delivered) => Ok(()),
            Ok(Tested::Over) => {
                // Whether it gets another one, the next step finds out too.
                let _ = self.renew_address(bells).await;
                Err(End::Over)
            }
            Ok(Tested::Busy) => Err(End::Busy),
            Ok(Tested::Unreachable) => Err(End::Unreachable),
            Ok(Tested::Refused) => Err(End::Refused),
            Err(NotSent::Foreign) => {
                self.check_anew();
                Err(End::NoAddress)
            }
            Err(NotSent::NoPushes) => Err(End::NoPushes),
            Err(NotSent::Offline | NotSent::NotNow | NotSent::Address) => Err(End::NoServer),
        }
    }

    fn wait_for(self, tag: ReminderTag) -> oneshot::Receiver<()> {
        let (sender, receiver) = oneshot::channel();
        self.waiting.with_value(|waiting| *waiting.borrow_mut() = Some((tag.to_string(), sender)));
        receiver
    }
}
