//! Reminders of devices: kept, changed, and rung when they are due. Whose they are does not occur.

use std::convert::Infallible;

use chrono::{DateTime, Utc};
use naderhand_domain::{
    id::{ReminderTag, RemindersId},
    wire::{
        auth::Verifier,
        organisation::SessionToken,
        reminders::{RemindersStatus, RemindersToken, Rings, Shown, Subscription},
    },
};

use super::{NoSession, Request, Wording};

/// There are none that the caller may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoReminders;

/// Keeps all that a device wants, in the place of what it wanted before.
#[derive(Debug, Clone)]
pub struct KeepReminders {
    /// Which. Drawn at random by the device.
    pub reminders: RemindersId,
    /// That they are the caller's, when they are there.
    pub token: Option<RemindersToken>,
    /// SHA-256 of their secret.
    pub verifier: Verifier,
    /// What the employee agreed to.
    pub wording: Wording,
    /// Where to ring.
    pub subscription: Subscription,
    /// What to show.
    pub shown: Shown,
    /// When.
    pub rings: Rings,
    /// The time.
    pub now: DateTime<Utc>,
}

/// What became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptReminders {
    /// They were not there before.
    Made,
    /// They are in the place of others.
    Replaced,
}

impl Request for KeepReminders {
    type Answer = KeptReminders;
    type Refusal = NoReminders;

    fn weight(&self) -> usize {
        self.rings.as_slice().len() * 64 + 2_048
    }
}

/// Tells a device what is kept.
#[derive(Debug, Clone)]
pub struct ReadReminders {
    /// Which, and that they are the caller's.
    pub token: RemindersToken,
}

impl Request for ReadReminders {
    type Answer = RemindersStatus;
    type Refusal = NoReminders;
}

/// Finds where a device is rung, and with which words.
#[derive(Debug, Clone)]
pub struct FindAddress {
    /// Which, and that they are the caller's.
    pub token: RemindersToken,
}

impl Request for FindAddress {
    type Answer = (Subscription, Shown);
    type Refusal = NoReminders;
}

/// The browser has another address.
#[derive(Debug, Clone)]
pub struct MoveReminders {
    /// Which, and that they are the caller's.
    pub token: RemindersToken,
    /// Where to ring from now on.
    pub subscription: Subscription,
    /// The time.
    pub now: DateTime<Utc>,
}

impl Request for MoveReminders {
    type Answer = ();
    type Refusal = NoReminders;
}

/// Deletes all of it. What is gone already is no matter.
#[derive(Debug, Clone)]
pub struct DropReminders {
    /// Which, and that they are the caller's.
    pub token: RemindersToken,
}

impl Request for DropReminders {
    type Answer = ();
    type Refusal = NoReminders;

    fn erases(&self) -> bool {
        true
    }
}

/// Whom a ring is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RingFor {
    /// Whoever planned it.
    Plan,
    /// A supporter for whom something waits.
    Supporter,
    /// A coordinator for whom something waits.
    Coordinator,
}

/// A ring that is this server's to send, for as long as the lease lasts.
#[derive(Debug, Clone)]
pub struct Leased {
    /// Whose.
    pub reminders: RemindersId,
    /// Which.
    pub tag: ReminderTag,
    /// Whom it is for.
    pub ring_for: RingFor,
    /// How often it was tried, this time included.
    pub attempt: u32,
    /// Where to ring.
    pub subscription: Subscription,
    /// What to show.
    pub shown: Shown,
}

/// Tells when the next ring is due.
#[derive(Debug, Clone, Copy)]
pub struct NextRing;

impl Request for NextRing {
    type Answer = Option<DateTime<Utc>>;
    type Refusal = Infallible;
}

/// Names what one server took at one time, drawn at random.
pub type Lease = [u8; 16];

/// Takes rings that are due. No other server has them until the lease is over, and then anybody may: whoever took them is gone.
#[derive(Debug, Clone, Copy)]
pub struct LeaseRings {
    /// How it is known what was taken here.
    pub lease: Lease,
    /// Until when.
    pub until: DateTime<Utc>,
    /// At most so many.
    pub most: u32,
    /// The time.
    pub now: DateTime<Utc>,
}

impl Request for LeaseRings {
    type Answer = Vec<Leased>;
    type Refusal = Infallible;
}

/// What became of a ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The push service has it.
    Delivered,
    /// The address takes no pushes, or none of this server's.
    Over,
    /// It is to be tried again then.
    Later(DateTime<Utc>),
}

/// A ring that was sent, or was not.
#[derive(Debug, Clone)]
pub struct Settled {
    /// As it was taken.
    pub ring: Leased,
    /// Under which lease; `None` for one that was never kept: a test.
    pub lease: Option<Lease>,
    /// What became of it.
    pub outcome: Outcome,
}

/// Notes what became of rings. Of one that the device replaced meanwhile, or another server took, nothing is noted but what is known
/// of the address.
#[derive(Debug, Clone)]
pub struct SettleRings {
    /// Which.
    pub settled: Vec<Settled>,
    /// The time.
    pub now: DateTime<Utc>,
}

impl Request for SettleRings {
    type Answer = ();
    type Refusal = Infallible;
}

/// Rings these reminders from now on when something waits for the caller.
#[derive(Debug, Clone)]
pub struct KeepAlerts {
    /// The address.
    pub slug: String,
    /// Who asks: a supporter or a coordinator.
    pub token: SessionToken,
    /// What to ring.
    pub reminders: RemindersId,
    /// With which tag.
    pub tag: ReminderTag,
    /// When.
    pub now: DateTime<Utc>,
}

/// Why nobody is alerted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertsRefusal {
    /// The caller is not let in.
    Session(NoSession),
    /// There are no such reminders.
    NoReminders,
}

impl From<NoSession> for AlertsRefusal {
    fn from(refusal: NoSession) -> Self {
        Self::Session(refusal)
    }
}

impl Request for KeepAlerts {
    type Answer = ();
    type Refusal = AlertsRefusal;
}

/// Alerts the caller no more.
#[derive(Debug, Clone)]
pub struct DropAlerts {
    /// The address.
    pub slug: String,
    /// Who asks: a supporter or a coordinator.
    pub token: SessionToken,
    /// When.
    pub now: DateTime<Utc>,
}

impl Request for DropAlerts {
    type Answer = ();
    type Refusal = NoSession;
}
