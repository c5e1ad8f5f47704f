//! A push service on this machine, and devices that are rung through it.

#[path = "../../../../crates/push/tests/it/browser.rs"]
mod browser;
#[allow(dead_code, reason = "the tests of pushes themselves, which share this file, need more of it")]
#[path = "../../../../crates/push/tests/it/service.rs"]
mod service;

use std::{path::PathBuf, time::Duration};

use chrono::{DateTime, Utc};
use naderhand_domain::{
    id::{ReminderTag, RemindersId},
    reminders::{Language, NeutralText},
    wire::{
        auth::Verifier,
        reminders::{
            PutReminders, PutSubscription, RemindersStatus, RemindersToken, Ring, Rings, Shown, Subscription, TestRing,
        },
    },
};
use naderhand_server::{config::PushConfig, reminders::make_key};
use reqwest::{Method, RequestBuilder};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use self::browser::Browser;
pub(crate) use self::service::{Arrived, Service};
use super::{actor::Answer, seed::Seed};

/// The address that users see.
pub(crate) const PUBLIC_URL: &str = "https://naderhand.example";

/// A push service, and the key of a server that rings through it.
pub(crate) struct PushService {
    service: Service,
    folder: TempDir,
}

impl PushService {
    pub(crate) async fn start() -> Self {
        let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
        make_key::make(&folder.path().join("push.pem")).unwrap();
        std::fs::write(folder.path().join("roots.pem"), &service.root).unwrap();
        Self { service, folder }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What a server is set to.
    pub(crate) fn config(&self) -> PushConfig {
        PushConfig {
            key: self.file("push.pem"),
            hosts: self.service.as_own().parse().unwrap(),
            roots: Some(self.file("roots.pem")),
            contact: "mailto:beheer@example.nl".parse().unwrap(),
            public_url: PUBLIC_URL.to_owned(),
        }
    }

    /// The same, for the real program.
    pub(crate) fn variables(&self) -> [(&'static str, String); 5] {
        let file = |name: &str| self.file(name).to_str().unwrap().to_owned();
        [
            ("NADERHAND_PUSH_KEY", file("push.pem")),
            ("NADERHAND_PUSH_ROOTS", file("roots.pem")),
            ("NADERHAND_PUSH_HOSTS", self.service.as_own()),
            ("NADERHAND_PUSH_CONTACT", "mailto:beheer@example.nl".to_owned()),
            ("NADERHAND_PUBLIC_URL", PUBLIC_URL.to_owned()),
        ]
    }

    /// This service as an operator writes it.
    pub(crate) fn as_own(&self) -> String {
        self.service.as_own()
    }

    /// An address that answers what its path says.
    pub(crate) fn endpoint(&self, path: &str) -> String {
        self.service.endpoint(path)
    }

    pub(crate) fn arrived(&self) -> Vec<Arrived> {
        self.service.arrived()
    }

    pub(crate) fn arrived_count(&self) -> usize {
        self.service.count()
    }

    /// What arrived at one path.
    pub(crate) fn arrived_at(&self, path: &str) -> Vec<Arrived> {
        self.arrived().into_iter().filter(|push| push.path == path).collect()
    }

    /// Waits until so many have arrived at a path.
    pub(crate) async fn waits_for(&self, path: &str, count: usize) -> Vec<Arrived> {
        wait_until(async || self.arrived_at(path).len() >= count).await;
        self.arrived_at(path)
    }
}

/// Waits until something is so, and fails when it never is.
pub(crate) async fn wait_until(is_so: impl AsyncFn() -> bool) {
    for _ in 0..3_000 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it never was so");
}

/// A device that is rung.
pub(crate) struct Bell {
    pub(crate) http: reqwest::Client,
    pub(crate) url: String,
    pub(crate) token: RemindersToken,
    browser: Browser,
}

impl Bell {
    pub(crate) fn new(url: &str, seed: &mut Seed) -> Self {
        Self::over(&reqwest::Client::new(), url, seed)
    }

    /// One whose calls go over these connections.
    pub(crate) fn over(http: &reqwest::Client, url: &str, seed: &mut Seed) -> Self {
        let token = RemindersToken { reminders: RemindersId::from_bytes(seed.array()), secret: seed.array() };
        let number = u8::try_from(seed.below(200)).unwrap() + 1;
        Self { http: http.clone(), url: url.to_owned(), token, browser: Browser::numbered(number) }
    }

    pub(crate) fn subscription(&self, endpoint: &str) -> Subscription {
        self.browser.subscription(endpoint)
    }

    pub(crate) fn put(&self, endpoint: &str, rings: &[Ring]) -> PutReminders {
        PutReminders {
            verifier: Verifier(Sha256::digest(self.token.secret).into()),
            wording: "reminders-2026-11".to_owned(),
            subscription: self.subscription(endpoint),
            shown: Shown { text: NeutralText::Agenda, language: Language::Nl },
            rings: Rings::of(rings.to_vec()).unwrap(),
        }
    }

    pub(crate) fn calls(&self, method: Method, below: &str) -> RequestBuilder {
        let path = format!("/api/v1/reminders/{}{below}", self.token.reminders);
        self.http.request(method, format!("{}{path}", self.url)).bearer_auth(self.token.to_text())
    }

    pub(crate) async fn plans(&self, endpoint: &str, rings: &[Ring]) -> Answer {
        Answer::of(self.calls(Method::PUT, "").json(&self.put(endpoint, rings))).await
    }

    pub(crate) async fn looks(&self) -> Answer {
        Answer::of(self.calls(Method::GET, "")).await
    }

    pub(crate) async fn status(&self) -> RemindersStatus {
        self.looks().await.json()
    }

    pub(crate) async fn moves(&self, endpoint: &str) -> Answer {
        let body = PutSubscription { subscription: self.subscription(endpoint) };
        Answer::of(self.calls(Method::PUT, "/subscription").json(&body)).await
    }

    pub(crate) async fn tests(&self, tag: ReminderTag) -> Answer {
        Answer::of(self.calls(Method::POST, "/test").json(&TestRing { tag })).await
    }

    pub(crate) async fn leaves(&self) -> Answer {
        Answer::of(self.calls(Method::DELETE, "")).await
    }

    /// Opens what arrived, as the browser does.
    pub(crate) fn opens(&self, push: &Arrived) -> Value {
        serde_json::from_slice(&self.browser.open(&push.body).unwrap()).unwrap()
    }
}

/// A ring, whose tag repeats a byte.
pub(crate) fn ring(at: DateTime<Utc>, byte: u8) -> Ring {
    Ring { at, tag: ReminderTag::from_bytes([byte; 16]) }
}
