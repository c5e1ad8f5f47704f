//! Requests for contact: their makers, and what supporters do with them. What is sealed is not sealed here: the server cannot tell.

use naderhand_domain::{
    id::{RequestId, SupporterId},
    wire::{
        auth::Verifier,
        contact::{
            AskAnew, Claim, Copies, Copy, CopyFor, Inbox, NewMessage, NewRequest, ReadInbox, RequestStatus,
            RequestToken, SealedBytes, Waiting,
        },
        limits,
    },
};
use reqwest::{Method, RequestBuilder, header::IF_NONE_MATCH};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{actor::Answer, member::Member, seed::Seed, signer::supporter};

/// Bytes of the one length that repeat one byte.
pub(crate) fn sealed(byte: u8) -> SealedBytes {
    SealedBytes(vec![byte; limits::CONTACT_SEALED_BYTES])
}

/// Copies for supporters, each by one byte: those who are chosen, and those who are on call.
pub(crate) fn copies(chosen: &[u8], on_call: &[u8], to_coordinator: bool) -> Copies {
    let copy = |byte: &u8, r#for| Copy { supporter: supporter(*byte), r#for, sealed: sealed(*byte) };
    let chosen = chosen.iter().map(|byte| copy(byte, CopyFor::Chosen));
    let on_call = on_call.iter().map(|byte| copy(byte, CopyFor::OnCall));
    Copies { to_coordinator, copies: chosen.chain(on_call).collect() }
}

/// A message of one byte, to or by a supporter.
pub(crate) fn message(supporter: SupporterId, number: u32, byte: u8) -> NewMessage {
    NewMessage { supporter, number, sealed: sealed(byte) }
}

/// The maker of a request: an id and a secret, drawn for it alone.
#[derive(Clone)]
pub(crate) struct Maker {
    pub(crate) http: reqwest::Client,
    pub(crate) url: String,
    pub(crate) slug: String,
    pub(crate) token: RequestToken,
}

impl Maker {
    pub(crate) fn new(url: &str, slug: &str, seed: &mut Seed) -> Self {
        let token = RequestToken { request: RequestId::from_bytes(seed.array()), secret: seed.array() };
        Self { http: reqwest::Client::new(), url: url.to_owned(), slug: slug.to_owned(), token }
    }

    pub(crate) const fn request(&self) -> RequestId {
        self.token.request
    }

    pub(crate) fn verifier(&self) -> Verifier {
        Verifier(Sha256::digest(self.token.secret).into())
    }

    /// What is sent, to these supporters.
    pub(crate) fn new_request(&self, copies: Copies) -> NewRequest {
        NewRequest { verifier: self.verifier(), wording: "contact-2026-11".to_owned(), copies }
    }

    pub(crate) fn calls(&self, method: Method, below: &str) -> RequestBuilder {
        let path = format!("/api/v1/organisations/{}/contact/requests/{}{below}", self.slug, self.request());
        self.http.request(method, format!("{}{path}", self.url)).bearer_auth(self.token.to_text())
    }

    pub(crate) async fn sends(&self, copies: Copies) -> Answer {
        Answer::of(self.calls(Method::PUT, "").json(&self.new_request(copies))).await
    }

    pub(crate) async fn looks(&self, known: Option<&str>) -> Answer {
        let request = self.calls(Method::GET, "");
        Answer::of(match known {
            Some(tag) => request.header(IF_NONE_MATCH, tag),
            None => request,
        })
        .await
    }

    pub(crate) async fn status(&self) -> RequestStatus {
        self.looks(None).await.json()
    }

    pub(crate) async fn asks_anew(&self, revision: u32, copies: Copies) -> Answer {
        Answer::of(self.calls(Method::PUT, "/copies").json(&AskAnew { revision, copies })).await
    }

    pub(crate) async fn writes(&self, message: &NewMessage) -> Answer {
        Answer::of(self.calls(Method::POST, "/messages").json(message)).await
    }

    pub(crate) async fn withdraws(&self) -> Answer {
        Answer::of(self.calls(Method::DELETE, "")).await
    }
}

impl Member {
    pub(crate) fn about(&self, request: RequestId, what: &str) -> RequestBuilder {
        self.request(Method::POST, &format!("/contact/requests/{request}/{what}"))
    }

    pub(crate) async fn looks_into_inbox(&self, known: Option<&str>) -> Answer {
        let request = self.request(Method::GET, "/contact/inbox");
        Answer::of(match known {
            Some(tag) => request.header(IF_NONE_MATCH, tag),
            None => request,
        })
        .await
    }

    pub(crate) async fn inbox(&self) -> Inbox {
        self.looks_into_inbox(None).await.json()
    }

    pub(crate) async fn reads(&self, requests: &[RequestId]) -> Answer {
        let body = ReadInbox { requests: requests.to_vec() };
        Answer::of(self.request(Method::POST, "/contact/inbox/read").json(&body)).await
    }

    /// `open`, `step-back` or `close`.
    pub(crate) async fn does(&self, request: RequestId, what: &str) -> Answer {
        Answer::of(self.about(request, what)).await
    }

    pub(crate) async fn claims(&self, request: RequestId, number: u32, byte: u8) -> Answer {
        self.says(request, "claim", &Claim { number, promise: sealed(byte) }).await
    }

    pub(crate) async fn replies(&self, request: RequestId, message: &NewMessage) -> Answer {
        self.says(request, "replies", message).await
    }

    async fn says(&self, request: RequestId, what: &str, body: &impl Serialize) -> Answer {
        Answer::of(self.about(request, what).json(body)).await
    }

    pub(crate) async fn waiting(&self) -> Waiting {
        Answer::of(self.request(Method::GET, "/contact/waiting")).await.json()
    }
}
