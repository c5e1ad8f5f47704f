//! A real server, ways to it, and people.

use core::{cell::Cell, num::NonZeroU32};
use std::{net::SocketAddr, sync::atomic::AtomicU64};

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use naderhand_domain::{
    directory::{Name, Supporter as Listed},
    organisation::Settings,
    wire::organisation::Published,
};
use naderhand_organisation::{
    Candidate, Coordinator, Desk, Founding, Invitation, LinkText, Member, Post, Standing, Supporter,
};
use naderhand_server::{
    clock::Clock,
    config::{Config, Database, Rate},
    organisation::setup,
    serve::Server,
};
use naderhand_transport::{Request, Response, Transport, Unreachable};
use tempfile::TempDir;
use tokio::sync::oneshot;

/// The address of the organisation of most tests.
pub(crate) const SLUG: &str = "rav-voorbeeld";

/// The day on which everything happens.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// Random bytes: others at each call, the same in every run of a test that is alone.
pub(crate) fn rng() -> ChaCha20Rng {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    ChaCha20Rng::seed_from_u64(COUNT.fetch_add(1, std::sync::atomic::Ordering::SeqCst))
}

/// Settings with this name.
pub(crate) fn settings(slug: &str, name: &str) -> Settings {
    let example = include_str!("../../../../docs/examples/rav-voorbeeld/organisation.json");
    let mut json: serde_json::Value = serde_json::from_str(example).unwrap();
    json["slug"] = slug.into();
    json["name"] = name.into();
    Settings::parse(json.to_string().as_bytes()).unwrap()
}

/// A name.
pub(crate) fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

/// The real server, inside the test, on a database of its own.
pub(crate) struct World {
    pub(crate) http: Http,
    pub(crate) clock: Clock,
    config: Config,
    _folder: TempDir,
    _stop: oneshot::Sender<()>,
}

impl World {
    /// Starts it.
    pub(crate) async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        std::fs::create_dir_all(&site).unwrap();
        let assets = r#"{"css":"/pkg/app.0123.css","js":"/pkg/app.4567.js","wasm":"/pkg/app.89ab.wasm"}"#;
        let files = [("assets.json", assets), ("visitor.css", ""), ("pkg/app.0123.css", ""), ("pkg/app.4567.js", "1;")];
        for (file, content) in files {
            let path = site.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, content).unwrap();
        }
        let many = NonZeroU32::new(1_000_000).unwrap();
        let config = Config {
            addr: SocketAddr::from(([127, 0, 0, 1], 0)),
            database: Database::Sqlite { file: folder.path().join("naderhand.sqlite"), limit: None },
            site,
            behind_tls: false,
            public_url: None,
            security_contact: None,
            push: None,
            rate: Rate { per_second: many, burst: many, trust_forwarded_for: false },
        };
        let clock = Clock::set_to(DateTime::from_timestamp(1_795_300_000, 0).unwrap());
        let server = Server::bind(&config, clock.clone()).await.unwrap();
        let http = Http { client: reqwest::Client::new(), url: format!("http://{}", server.addr().unwrap()) };
        let (stop, stopping) = oneshot::channel::<()>();
        tokio::spawn(server.run(async {
            let _ = stopping.await;
        }));
        Self { http, clock, config, _folder: folder, _stop: stop }
    }

    /// Starts another server beside this one, on the same database. What a server does by itself, it does when it starts.
    #[allow(dead_code, reason = "the tests of contact, which share this file, need it")]
    pub(crate) async fn one_more(&self) {
        let server = Server::bind(&self.config, self.clock.clone()).await.unwrap();
        tokio::spawn(server.run(core::future::pending()));
    }

    /// A setup code, as whoever runs the server makes one.
    pub(crate) async fn code(&self) -> String {
        let told = setup::create(None, &self.config, &self.clock).await.unwrap();
        told.trim().rsplit('#').next().unwrap().to_owned()
    }

    /// A week from now.
    pub(crate) fn next_week(&self) -> DateTime<Utc> {
        self.clock.now() + TimeDelta::days(7)
    }

    /// A new organisation, with its first coordinator.
    pub(crate) async fn founded(&self) -> Desk<&Http> {
        self.desk(self.founded_at(SLUG, "RAV Voorbeeld").await)
    }

    /// The same at another address.
    pub(crate) async fn founded_at(&self, slug: &str, name: &str) -> Coordinator {
        let founding = Founding::make(&settings(slug, name), today(), &mut rng()).unwrap();
        founding.create(&self.http, &self.code().await).await.unwrap()
    }

    /// A coordinator's desk.
    pub(crate) fn desk(&self, coordinator: Coordinator) -> Desk<&Http> {
        Desk::open(coordinator, &self.http, rng())
    }

    /// A supporter's post.
    pub(crate) fn post(&self, supporter: Supporter) -> Post<&Http> {
        Post::open(supporter, &self.http, rng())
    }

    /// An employee who joins.
    pub(crate) async fn member(&self, desk: &mut Desk<&Http>) -> Member {
        let link = desk.make_join_link(self.next_week()).await.unwrap();
        Member::join(&self.http, &link).await.unwrap().member
    }

    /// Somebody who was invited, and answers.
    pub(crate) async fn answers(&self, link: &LinkText, name: &Name) -> Candidate {
        let invitation = Invitation::open(&self.http, link).await.unwrap();
        let candidate = Candidate::make(&self.http, &invitation, name, &mut rng()).await.unwrap();
        candidate.answer(&self.http).await.unwrap();
        candidate
    }

    /// A supporter, from invitation to being named.
    pub(crate) async fn supporter(&self, desk: &mut Desk<&Http>, called: &str) -> Supporter {
        let link = desk.invite_supporter(&name(called), self.next_week()).await.unwrap();
        let candidate = self.answers(&link, &name(called)).await;
        desk.confirm(link.secret.derive_locator(), None, today()).await.unwrap();
        match candidate.resume(&self.http).await.unwrap() {
            Standing::Supporter(supporter) => *supporter,
            other => panic!("{other:?}"),
        }
    }

    /// A second coordinator, from invitation to being named.
    pub(crate) async fn second(&self, desk: &mut Desk<&Http>) -> Coordinator {
        let link = desk.invite_coordinator(&name("Tweede"), self.next_week()).await.unwrap();
        let candidate = self.answers(&link, &name("Tweede")).await;
        desk.confirm(link.secret.derive_locator(), None, today()).await.unwrap();
        match candidate.resume(&self.http).await.unwrap() {
            Standing::Coordinator(coordinator) => *coordinator,
            other => panic!("{other:?}"),
        }
    }

    /// What the server publishes.
    pub(crate) async fn published(&self, slug: &str) -> Published {
        let url = format!("{}/api/v1/organisations/{slug}", self.http.url);
        self.http.client.get(url).send().await.unwrap().json().await.unwrap()
    }
}

/// The names in a directory.
pub(crate) fn names(member: &Member) -> Vec<&str> {
    member.directory().supporters().iter().map(|supporter: &Listed| supporter.name.as_str()).collect()
}

/// Calls over HTTP.
#[derive(Clone)]
pub(crate) struct Http {
    client: reqwest::Client,
    url: String,
}

impl Transport for Http {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        let method = reqwest::Method::from_bytes(request.method.name().as_bytes()).unwrap();
        let mut sent = self.client.request(method, format!("{}{}", self.url, request.path));
        if let Some(token) = &request.token {
            sent = sent.bearer_auth(token.to_text());
        }
        if let Some(etag) = &request.if_none_match {
            sent = sent.header("if-none-match", etag);
        }
        if let Some((bytes, media_type)) = request.body.parts() {
            sent = sent.header("content-type", media_type).body(bytes.to_vec());
        }
        let response = sent.send().await.unwrap();
        let header = |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        let (etag, retry_after) = (header("etag"), header("retry-after"));
        let retry_after = retry_after.and_then(|seconds| seconds.parse().ok());
        let status = response.status().as_u16();
        Ok(Response { status, retry_after, etag, body: response.bytes().await.unwrap().to_vec() })
    }
}

/// Calls of which one arrives and is never answered.
pub(crate) struct Lossy<'a> {
    pub(crate) inner: &'a Http,
    /// How many calls are still answered; `None` for all.
    pub(crate) left: Cell<Option<u32>>,
}

impl Transport for Lossy<'_> {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        let response = self.inner.send(request).await;
        match self.left.get() {
            Some(0) => {
                self.left.set(None);
                Err(Unreachable)
            }
            left => {
                self.left.set(left.map(|left| left - 1));
                response
            }
        }
    }
}

/// A server that gives something else than what was published.
pub(crate) struct Hostile<'a> {
    pub(crate) inner: &'a Http,
    pub(crate) shown: Published,
}

impl Transport for Hostile<'_> {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        if request.method == naderhand_transport::Method::Get && !request.path.ends_with("/links") {
            let body = serde_json::to_vec(&self.shown).unwrap();
            return Ok(Response { status: 200, retry_after: None, etag: None, body });
        }
        self.inner.send(request).await
    }
}
