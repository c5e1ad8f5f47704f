//! All bells of a device: one value that it keeps sealed.

use naderhand_domain::{id::ReminderTag, wire::reminders::RemindersToken};
use naderhand_sealing::{CryptoRng, reminders::DrawKey};
use naderhand_transport::Transport;

use crate::{Address, Bell, NotSent, api};

/// For whom something waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertFor {
    /// A supporter: a request for contact.
    Supporter,
    /// A coordinator: a request that nobody takes, an answer to an invitation.
    Coordinator,
}

impl AlertFor {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Supporter, Self::Coordinator];
}

/// A bell that the server rings by itself, when something waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// The bell, without rings of its own.
    pub bell: Bell,
    /// The tag of all its alerts: of many one shows.
    pub tag: ReminderTag,
}

/// Draws a tag.
pub fn make_tag(rng: &mut (impl CryptoRng + ?Sized)) -> ReminderTag {
    let mut tag = [0; 16];
    rng.fill_bytes(&mut tag);
    ReminderTag::from_bytes(tag)
}

/// See the module's documentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bells {
    /// With which tags and delays are derived.
    pub key: DrawKey,
    /// Where the browser is rung, as it said last.
    pub address: Option<Address>,
    /// The bell of the employee's reminders, while they have it on.
    pub own: Option<Bell>,
    pub(crate) supporter: Option<Alert>,
    pub(crate) coordinator: Option<Alert>,
    /// What the server must still delete.
    pub(crate) leaving: Vec<RemindersToken>,
}

impl Bells {
    /// Of a device that has none yet.
    pub fn make(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let key = DrawKey::make(rng);
        Self { key, address: None, own: None, supporter: None, coordinator: None, leaving: Vec::new() }
    }

    /// The employee wants to be rung. One that is on stays.
    pub fn turn_on(&mut self, rng: &mut (impl CryptoRng + ?Sized)) {
        self.own.get_or_insert_with(|| Bell::make(rng));
    }

    /// They do not any more.
    pub fn turn_off(&mut self) {
        self.leaving.extend(self.own.take().map(|bell| bell.token));
    }

    /// The bell has an id that is somebody else's: it gets another.
    pub fn begin_anew(&mut self, rng: &mut (impl CryptoRng + ?Sized)) {
        self.own = Some(Bell::make(rng));
    }

    /// The bell of a role, while it is on.
    pub const fn alert(&self, whom: AlertFor) -> Option<&Alert> {
        match whom {
            AlertFor::Supporter => self.supporter.as_ref(),
            AlertFor::Coordinator => self.coordinator.as_ref(),
        }
    }

    /// The same, to be changed.
    pub const fn alert_mut(&mut self, whom: AlertFor) -> &mut Option<Alert> {
        match whom {
            AlertFor::Supporter => &mut self.supporter,
            AlertFor::Coordinator => &mut self.coordinator,
        }
    }

    /// The role wants to be rung. One that is on stays.
    pub fn turn_alert_on(&mut self, whom: AlertFor, rng: &mut (impl CryptoRng + ?Sized)) {
        self.alert_mut(whom).get_or_insert_with(|| Alert { tag: make_tag(rng), bell: Bell::make(rng) });
    }

    /// It does not any more.
    pub fn turn_alert_off(&mut self, whom: AlertFor) {
        let token = self.alert_mut(whom).take().map(|alert| alert.bell.token);
        self.leaving.extend(token);
    }

    /// Everything is turned off: somebody erases or leaves all of it.
    pub fn turn_all_off(&mut self) {
        self.turn_off();
        for whom in AlertFor::ALL {
            self.turn_alert_off(whom);
        }
    }

    /// The bells that are on.
    pub fn all(&self) -> impl Iterator<Item = &Bell> {
        let alerts = AlertFor::ALL.into_iter().filter_map(|whom| self.alert(whom)).map(|alert| &alert.bell);
        self.own.iter().chain(alerts)
    }

    /// The same, to be changed.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut Bell> {
        let alerts = self.supporter.iter_mut().chain(&mut self.coordinator).map(|alert| &mut alert.bell);
        self.own.iter_mut().chain(alerts)
    }

    /// Whether any is on.
    pub fn is_any_on(&self) -> bool {
        self.all().next().is_some()
    }

    /// Whether the server must still delete something.
    pub const fn is_leaving(&self) -> bool {
        !self.leaving.is_empty()
    }

    /// Has the server delete what was turned off. Afterwards keep what is left.
    pub async fn leave(&mut self, transport: &impl Transport) -> Result<(), NotSent> {
        while let Some(token) = self.leaving.last() {
            api::forget(transport, token).await?;
            self.leaving.pop();
        }
        Ok(())
    }
}
