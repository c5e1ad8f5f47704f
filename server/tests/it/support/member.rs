//! Somebody of an organisation who talks to a server: a coordinator, a supporter, or who was one.

use chrono::TimeDelta;
use naderhand_domain::id::Locator;
use naderhand_domain::wire::organisation::{
    AnswerLink, Challenge, LinkPurpose, NewLink, NewOrganisation, NewSession, OpenLink, Role, Session, Signed,
};
use naderhand_server::{
    clock::Clock,
    config::Database,
    organisation::SetupCode,
    store::{Store, request::MakeSetupCode},
};
use reqwest::{
    Method, RequestBuilder,
    header::{CONTENT_TYPE, IF_NONE_MATCH},
};
use serde::Serialize;

use super::{actor::Answer, signer::Signer};

/// The text of the setup code that [`make_code`] leaves.
pub(crate) const CODE: &str = "AQEBAQEBAQEBAQEBAQEBAQ";

/// Leaves a setup code, as the command does: beside the server, through a store of its own.
pub(crate) async fn make_code(database: &Database, clock: &Clock, slug: Option<&str>) {
    let store = Store::open(database).await.unwrap();
    let code: SetupCode = CODE.parse().unwrap();
    let made = MakeSetupCode { verifier: code.verifier(), slug: slug.map(str::to_owned), now: clock.now() };
    store.apply(made).await.unwrap();
    store.close().await;
}

/// Somebody with a key of an organisation's, or without, and perhaps with a session.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) http: reqwest::Client,
    pub(crate) url: String,
    pub(crate) signer: Signer,
    pub(crate) token: Option<String>,
}

impl Member {
    pub(crate) fn new(url: &str, signer: &Signer) -> Self {
        Self { http: reqwest::Client::new(), url: url.to_owned(), signer: signer.clone(), token: None }
    }

    pub(crate) fn request(&self, method: Method, below: &str) -> RequestBuilder {
        let request =
            self.http.request(method, format!("{}/api/v1/organisations/{}{below}", self.url, self.signer.slug));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    async fn sends(&self, method: Method, below: &str, body: &impl Serialize) -> Answer {
        Answer::of(self.request(method, below).json(body)).await
    }

    pub(crate) async fn creates(&self, new: &NewOrganisation) -> Answer {
        let request = self.http.post(format!("{}/api/v1/organisations", self.url));
        Answer::of(request.json(new)).await
    }

    pub(crate) async fn asks_challenge(&self) -> Answer {
        Answer::of(self.request(Method::POST, "/challenges")).await
    }

    pub(crate) async fn opens_session(&self, proof: &NewSession) -> Answer {
        self.sends(Method::POST, "/sessions", proof).await
    }

    /// The same person with a session of their own.
    pub(crate) async fn signed_in(&self, role: Role, byte: u8) -> Self {
        let challenge: Challenge = self.asks_challenge().await.json();
        let session: Session = self.opens_session(&self.signer.proof(role, byte, challenge.challenge)).await.json();
        Self { token: Some(session.token.to_text()), ..self.clone() }
    }

    pub(crate) async fn leaves(&self) -> Answer {
        Answer::of(self.request(Method::DELETE, "/sessions")).await
    }

    pub(crate) async fn looks(&self, known: Option<&str>) -> Answer {
        let request = self.request(Method::GET, "");
        Answer::of(match known {
            Some(tag) => request.header(IF_NONE_MATCH, tag),
            None => request,
        })
        .await
    }

    /// Publishes a statement: `authority`, `settings`, `directory` or `availability`.
    pub(crate) async fn publishes(&self, kind: &str, statement: &Signed) -> Answer {
        self.sends(Method::PUT, &format!("/{kind}"), statement).await
    }

    pub(crate) async fn puts_link(&self, at: u8, link: &NewLink) -> Answer {
        self.sends(Method::PUT, &format!("/links/{}", Locator::from_bytes([at; 16])), link).await
    }

    pub(crate) async fn lists_links(&self) -> Answer {
        Answer::of(self.request(Method::GET, "/links")).await
    }

    pub(crate) async fn withdraws_link(&self, at: u8) -> Answer {
        Answer::of(self.request(Method::DELETE, &format!("/links/{}", Locator::from_bytes([at; 16])))).await
    }

    pub(crate) async fn follows_link(&self, at: u8) -> Answer {
        self.sends(Method::POST, "/links/open", &OpenLink { locator: Locator::from_bytes([at; 16]) }).await
    }

    pub(crate) async fn answers_link(&self, at: u8, sealed: &[u8]) -> Answer {
        let answer = AnswerLink { locator: Locator::from_bytes([at; 16]), sealed: sealed.to_vec() };
        self.sends(Method::POST, "/links/answer", &answer).await
    }

    pub(crate) async fn puts_logo(&self, media: &str, bytes: &[u8]) -> Answer {
        let request = self.request(Method::PUT, "/logo").header(CONTENT_TYPE, media).body(bytes.to_vec());
        Answer::of(request).await
    }
}

/// A link that lasts a week.
pub(crate) fn link(clock: &Clock, purpose: LinkPurpose) -> NewLink {
    NewLink { purpose, expires_at: clock.now() + TimeDelta::days(7), sealed: vec![5; 64] }
}
