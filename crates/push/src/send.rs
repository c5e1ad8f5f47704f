//! Sending: one call for one push, over connections that are kept.

use std::{error::Error as _, time::Duration};

use chrono::{DateTime, Utc};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::{
    Request,
    body::Bytes,
    header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER},
    http,
};
use hyper_util::client::legacy;
use naderhand_domain::id::ReminderTag;
use ring::rand::SystemRandom;
use tokio::time::timeout;

use crate::{
    answer::{Answer, Because, Refused, of_status},
    client::{self, Client},
    encrypt::{NotEncrypted, encrypt},
    endpoint::{NoPublicAddress, PushHosts, Target},
    payload::Payload,
    tls,
    vapid::Vapid,
};

const TTL: HeaderName = HeaderName::from_static("ttl");
const TOPIC: HeaderName = HeaderName::from_static("topic");
const URGENCY: HeaderName = HeaderName::from_static("urgency");

/// How long all of one push may take (product default).
const WHOLE: Duration = Duration::from_secs(30);
/// How much of an answer is read, so that its connection can be used again; what it says is nothing to us.
const MOST_OF_ANSWER: usize = 16 * 1024;

/// How a push is to be delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delivery {
    /// How long the service keeps it for a device that is off.
    pub ttl: Duration,
    /// Whether it may wake a device (RFC 8030, section 5.3).
    pub urgency: Urgency,
    /// Of two that wait with the same topic the later one stays (section 5.4).
    pub topic: ReminderTag,
}

/// How urgent a push is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// Whenever the device is awake anyway.
    Low,
    /// When it comes.
    Normal,
    /// Somebody waits.
    High,
}

impl Urgency {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
        }
    }
}

/// Why there is no sender.
#[derive(Debug, thiserror::Error)]
pub enum NoSender {
    /// The operator's own certificates are none.
    #[error("the certificates of one's own push service are no PEM")]
    Roots,
    /// No roots on this machine, or none that can be read.
    #[error("TLS: {0}")]
    Tls(#[from] rustls::Error),
}

/// Sends pushes. Made once, and used by all tasks.
#[derive(Debug)]
pub struct Sender {
    client: Client,
    vapid: Vapid,
    random: SystemRandom,
}

impl Sender {
    /// A sender without connections. `own_roots` are certificates in PEM that are trusted beside the machine's: for a push service
    /// in one's own network.
    pub fn of(vapid: Vapid, hosts: PushHosts, own_roots: &str) -> Result<Self, NoSender> {
        let own_roots = tls::roots(own_roots).map_err(|tls::InvalidRoots| NoSender::Roots)?;
        let client = client::of(tls::client(own_roots)?, hosts);
        Ok(Self { client, vapid, random: SystemRandom::new() })
    }

    /// What browsers get when they subscribe.
    pub fn public_text(&self) -> String {
        self.vapid.public_text()
    }

    /// Sends one push, once. Whether it is sent again is the queue's to decide.
    pub async fn send(&self, target: &Target, payload: &Payload, how: Delivery, now: DateTime<Utc>) -> Answer {
        match self.request(target, payload, how, now) {
            Ok(request) => self.answered(request, now).await,
            Err(answer) => answer,
        }
    }

    /// What is sent: encrypted and signed, with its headers. Or why nothing is.
    pub fn request(
        &self,
        target: &Target,
        payload: &Payload,
        how: Delivery,
        now: DateTime<Utc>,
    ) -> Result<Request<Full<Bytes>>, Answer> {
        const NO_RANDOMNESS: Answer = Answer::Later { after: None, because: Because::NoRandomness };
        let authorization = self.vapid.authorization(target.origin(), now, &self.random).ok_or(NO_RANDOMNESS)?;
        let body = encrypt(payload, &target.keys, &self.random).map_err(|error| match error {
            NotEncrypted::Key => Answer::Refused(Refused::Key),
            NotEncrypted::NoRandomness => NO_RANDOMNESS,
        })?;
        // None of these values is one that HTTP cannot carry. Were it so, no connection would come of it.
        let unreachable = |_| Answer::Later { after: None, because: Because::Unreachable };
        request(target, how, authorization, body).map_err(unreachable)
    }

    /// Sends a request, and reads what little its answer has, because one that is thrown away would close the connection, or look
    /// like an attack on it. Nothing of it takes longer than [`WHOLE`], and what was known by then stands.
    async fn answered(&self, request: Request<Full<Bytes>>, now: DateTime<Utc>) -> Answer {
        let mut answer = Answer::Later { after: None, because: Because::Unreachable };
        let call = async {
            match self.client.request(request).await {
                Ok(response) => {
                    let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
                    answer = of_status(response.status(), retry_after, now);
                    // Whether it was all of it is no matter: what it says is nothing to us.
                    let _ = Limited::new(response.into_body(), MOST_OF_ANSWER).collect().await;
                }
                Err(error) => answer = Answer::Later { after: None, because: because(&error) },
            }
        };
        // That the time is over is said by the answer, too.
        let _ = timeout(WHOLE, call).await;
        answer
    }
}

fn request(
    target: &Target,
    how: Delivery,
    authorization: HeaderValue,
    body: Vec<u8>,
) -> Result<Request<Full<Bytes>>, http::Error> {
    Request::post(target.uri.clone())
        .header(TTL, how.ttl.as_secs())
        .header(URGENCY, how.urgency.as_str())
        .header(TOPIC, how.topic.to_string())
        .header(CONTENT_ENCODING, "aes128gcm")
        .header(CONTENT_TYPE, "application/octet-stream")
        .header(AUTHORIZATION, authorization)
        .body(Full::from(body))
}

fn because(error: &legacy::Error) -> Because {
    let mut source = error.source();
    while let Some(cause) = source {
        if cause.is::<NoPublicAddress>() {
            return Because::PrivateAddress;
        }
        source = cause.source();
    }
    Because::Unreachable
}
