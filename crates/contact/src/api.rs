//! The server's calls with their types. Nothing is decided here. Calls of supporters and coordinators get their session as
//! their token elsewhere ([`Post::call`](naderhand_organisation::Post::call)).

use naderhand_domain::{
    id::RequestId,
    wire::contact::{AskAnew, Claim, NewMessage, NewRequest, ReadInbox, RequestStatus, RequestToken},
};
use naderhand_organisation::Slug;
use naderhand_transport::{Body, CallError, Method, Request, Token, Transport, json, read_json, succeeded};

fn path(slug: &Slug, rest: &str) -> String {
    format!("/api/v1/organisations/{slug}/contact{rest}")
}

fn of(slug: &Slug, request: RequestId, rest: &str) -> String {
    path(slug, &format!("/requests/{request}{rest}"))
}

const fn bare(method: Method, path: String, token: Option<Token>) -> Request {
    Request { method, path, token, if_none_match: None, body: Body::Empty }
}

/// What a look at a request gave.
pub(crate) enum Look {
    /// What the caller has.
    Same,
    /// Something else, and what to name it by.
    Other(Box<RequestStatus>, Option<String>),
}

/// The calls of whoever made a request.
pub(crate) struct Maker<'a, T> {
    pub(crate) transport: &'a T,
    pub(crate) slug: &'a Slug,
    pub(crate) token: RequestToken,
}

impl<T: Transport> Maker<'_, T> {
    /// No token: whoever comes first has the id.
    pub(crate) async fn send(&self, new: &NewRequest) -> Result<(), CallError> {
        self.done(json(Method::Put, &of(self.slug, self.token.request, ""), None, new)).await
    }

    pub(crate) async fn look(&self, etag: Option<&str>) -> Result<Look, CallError> {
        let mut request = bare(Method::Get, of(self.slug, self.token.request, ""), Some(self.token()));
        request.if_none_match = etag.map(ToOwned::to_owned);
        let response = self.transport.send(request).await?;
        if response.status == 304 && etag.is_some() {
            return Ok(Look::Same);
        }
        Ok(Look::Other(read_json(&response)?, response.etag))
    }

    pub(crate) async fn ask_anew(&self, anew: &AskAnew) -> Result<(), CallError> {
        self.done(json(Method::Put, &of(self.slug, self.token.request, "/copies"), Some(self.token()), anew)).await
    }

    pub(crate) async fn write(&self, message: &NewMessage) -> Result<(), CallError> {
        self.done(json(Method::Post, &of(self.slug, self.token.request, "/messages"), Some(self.token()), message))
            .await
    }

    pub(crate) async fn withdraw(&self) -> Result<(), CallError> {
        self.done(bare(Method::Delete, of(self.slug, self.token.request, ""), Some(self.token()))).await
    }

    fn token(&self) -> Token {
        Token::Request(self.token.clone())
    }

    async fn done(&self, request: Request) -> Result<(), CallError> {
        succeeded(&self.transport.send(request).await?)
    }
}

/// A supporter's inbox.
pub(crate) fn inbox(slug: &Slug, etag: Option<&str>) -> Request {
    let mut request = bare(Method::Get, path(slug, "/inbox"), None);
    request.if_none_match = etag.map(ToOwned::to_owned);
    request
}

/// What is in some of its requests.
pub(crate) fn read(slug: &Slug, requests: &[RequestId]) -> Request {
    json(Method::Post, &path(slug, "/inbox/read"), None, &ReadInbox { requests: requests.to_vec() })
}

/// A supporter has opened a request.
pub(crate) fn open(slug: &Slug, request: RequestId) -> Request {
    bare(Method::Post, of(slug, request, "/open"), None)
}

/// A supporter takes a request.
pub(crate) fn claim(slug: &Slug, request: RequestId, claim: &Claim) -> Request {
    json(Method::Post, &of(slug, request, "/claim"), None, claim)
}

/// A supporter's next message.
pub(crate) fn reply(slug: &Slug, request: RequestId, message: &NewMessage) -> Request {
    json(Method::Post, &of(slug, request, "/replies"), None, message)
}

/// A supporter gives a request back, or will not take it.
pub(crate) fn step_back(slug: &Slug, request: RequestId) -> Request {
    bare(Method::Post, of(slug, request, "/step-back"), None)
}

/// A supporter says that it is done.
pub(crate) fn close(slug: &Slug, request: RequestId) -> Request {
    bare(Method::Post, of(slug, request, "/close"), None)
}

/// What waits, for a coordinator.
pub(crate) fn waiting(slug: &Slug) -> Request {
    bare(Method::Get, path(slug, "/waiting"), None)
}
