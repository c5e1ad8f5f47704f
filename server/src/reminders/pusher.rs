//! With what is rung: a key, the push services that there are, and where what is rung opens.

use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::{DateTime, Utc};
use naderhand_domain::{
    id::ReminderTag,
    wire::{
        limits::RING_LATE_HOURS,
        reminders::{Shown, Subscription},
    },
};
use naderhand_push::{
    Answer, Because, Delivery, InvalidKey, NoSender, NotATarget, PushHosts, Sender, Target, TooLong, Vapid, VapidKey,
};
use ring::rand::SystemRandom;

use super::notice::{Opens, all_fit, payload};
use crate::config::PushConfig;

/// How long a push service keeps a push for a device that is off: as late as a ring may come.
const TTL: Duration = Duration::from_hours(RING_LATE_HOURS.unsigned_abs());

/// Sends pushes. Made once, when the server starts.
#[derive(Debug)]
pub struct Pusher {
    sender: Sender,
    hosts: PushHosts,
    public_url: String,
}

/// Why what was set for pushes cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum NoPusher {
    /// A file cannot be read.
    #[error("{variable}: cannot read {file}: {error}")]
    Read {
        /// Which variable names it.
        variable: &'static str,
        /// The file.
        file: PathBuf,
        /// Why.
        #[source]
        error: io::Error,
    },
    /// The key is none.
    #[error("NADERHAND_PUSH_KEY: {0}")]
    Key(#[from] InvalidKey),
    /// The certificates are none, or TLS does not start.
    #[error("NADERHAND_PUSH_ROOTS: {0}")]
    Sender(#[from] NoSender),
    /// The public address is so long that no notice fits.
    #[error("NADERHAND_PUBLIC_URL: {0}")]
    Address(#[from] TooLong),
}

impl Pusher {
    /// Reads what was set, or says what is wrong with it.
    pub fn open(config: &PushConfig) -> Result<Self, NoPusher> {
        let key = VapidKey::from_pem(&read("NADERHAND_PUSH_KEY", &config.key)?, &SystemRandom::new())?;
        let roots = config.roots.as_ref().map(|file| read("NADERHAND_PUSH_ROOTS", file)).transpose()?;
        all_fit(&config.public_url)?;
        let vapid = Vapid::of(key, config.contact.clone());
        let sender = Sender::of(vapid, config.hosts.clone(), &roots.unwrap_or_default())?;
        Ok(Self { sender, hosts: config.hosts.clone(), public_url: config.public_url.clone() })
    }

    /// The public half of the key.
    pub(super) fn public_text(&self) -> String {
        self.sender.public_text()
    }

    /// Looks whether a subscription is one that can be rung at.
    pub(super) fn check(&self, subscription: &Subscription) -> Result<(), NotATarget> {
        Target::of(subscription, &self.hosts)?.check_key(&SystemRandom::new())
    }

    /// Rings once.
    pub(super) async fn ring(
        &self,
        subscription: &Subscription,
        opens: Opens,
        shown: Shown,
        tag: ReminderTag,
        now: DateTime<Utc>,
    ) -> Result<Answer, NotATarget> {
        let target = Target::of(subscription, &self.hosts)?;
        let how = Delivery { ttl: TTL, urgency: opens.urgency(), topic: tag };
        Ok(match payload(&self.public_url, opens, shown, tag) {
            Ok(payload) => self.sender.send(&target, &payload, how, now).await,
            // All notices were measured when the server started.
            Err(TooLong(_)) => Answer::Later { after: None, because: Because::Unreachable },
        })
    }
}

fn read(variable: &'static str, file: &Path) -> Result<String, NoPusher> {
    std::fs::read_to_string(file).map_err(|error| NoPusher::Read { variable, file: file.to_owned(), error })
}
