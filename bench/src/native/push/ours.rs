//! Our own sender, which gets everything ready and sends nothing.

use std::{hint::black_box, time::Duration};

use anyhow::{Context as _, anyhow};
use chrono::{DateTime, TimeDelta, Utc};
use naderhand_domain::{
    id::ReminderTag,
    reminders::{Button, Language, NeutralText},
    wire::reminders::{Endpoint, Subscription},
};
use naderhand_push::{
    Action, Delivery, Notice, Payload, PushHosts, Sender, TOKEN_HOURS, Target, Urgency, Vapid, VapidKey,
};
use ring::{
    agreement::{ECDH_P256, EphemeralPrivateKey},
    rand::SystemRandom,
};

use super::ENDPOINT;

/// Which token a push has.
#[derive(Debug, Clone, Copy)]
pub(super) enum Token {
    /// The one of its push service, as it is.
    Kept,
    /// A new one: hours go by between two pushes.
    New,
}

/// The public key of a browser. Nobody opens what is encrypted to it.
pub(crate) fn browser_key() -> anyhow::Result<[u8; 65]> {
    let key = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).and_then(|key| key.compute_public_key());
    Ok(key.map_err(|_| anyhow!("no randomness"))?.as_ref().try_into()?)
}

/// A sender, and to whom.
pub(super) struct Ours {
    sender: Sender,
    target: Target,
}

impl Ours {
    /// A key for the server, and one for a browser.
    pub(super) fn new() -> anyhow::Result<Self> {
        let random = SystemRandom::new();
        let key = VapidKey::from_pem(&VapidKey::make(&random)?.pem, &random)?;
        let vapid = Vapid::of(key, "mailto:beheer@naderhand.example".parse()?);
        let subscription = Subscription { endpoint: Endpoint::parse(ENDPOINT)?, p256dh: browser_key()?, auth: [7; 16] };
        let hosts = PushHosts::default();
        let target = Target::of(&subscription, &hosts)?;
        Ok(Self { sender: Sender::of(vapid, hosts, "")?, target })
    }

    /// Gets as many ready as are asked for.
    pub(super) fn ready(&self, count: u32, token: Token) -> anyhow::Result<()> {
        let start = DateTime::from_timestamp(1_800_000_000, 0).context("an instant")?;
        for number in 0..count {
            let later = match token {
                Token::Kept => TimeDelta::zero(),
                Token::New => TimeDelta::hours(TOKEN_HOURS * i64::from(number)),
            };
            self.one(start + later)?;
        }
        Ok(())
    }

    fn one(&self, now: DateTime<Utc>) -> anyhow::Result<()> {
        let tag = ReminderTag::from_bytes([1; 16]);
        let navigate = "https://naderhand.example/app/herinnering";
        let actions =
            Button::ALL.map(|button| Action { action: button.name(), title: button.words(Language::Nl), navigate });
        let title = NeutralText::Agenda.words(Language::Nl);
        let payload = Payload::of(&Notice { title, lang: "nl", navigate, tag, actions: &actions })?;
        let how = Delivery { ttl: Duration::from_hours(12), urgency: Urgency::Normal, topic: tag };
        let request = self.sender.request(&self.target, &payload, how, now);
        black_box(request.map_err(|answer| anyhow!("not got ready: {answer:?}"))?);
        Ok(())
    }
}
