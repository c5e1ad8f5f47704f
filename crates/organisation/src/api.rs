//! The server's calls with their types. One function each; nothing is decided here.

use naderhand_domain::{
    id::Locator,
    wire::organisation::{
        AnswerLink, Challenge, Links, NewLink, NewOrganisation, NewSession, OpenLink, Opened, Published, Session,
        Signed,
    },
};
use naderhand_transport::{Body, CallError, Method, Request, Response, Token, Transport, json, read_json, succeeded};

use crate::slug::Slug;

/// All that is published, and what to name it by when asking again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fetched {
    pub(crate) published: Published,
    pub(crate) etag: Option<String>,
}

fn path(slug: &Slug, rest: &str) -> String {
    format!("/api/v1/organisations/{slug}{rest}")
}

fn bare(method: Method, path: String, token: Option<Token>) -> Request {
    Request { method, path, token, if_none_match: None, body: Body::Empty }
}

/// The calls that anybody may make.
pub(crate) struct Anonymous<'a, T> {
    pub(crate) transport: &'a T,
    pub(crate) slug: &'a Slug,
}

impl<T: Transport> Anonymous<'_, T> {
    pub(crate) async fn create(&self, organisation: &NewOrganisation) -> Result<(), CallError> {
        succeeded(&self.transport.send(json(Method::Post, "/api/v1/organisations", None, organisation)).await?)
    }

    /// What is published; `None` when it is what the caller has.
    pub(crate) async fn published(&self, etag: Option<&str>) -> Result<Option<Fetched>, CallError> {
        let mut request = bare(Method::Get, path(self.slug, ""), None);
        request.if_none_match = etag.map(ToOwned::to_owned);
        let response = self.transport.send(request).await?;
        if response.status == 304 && etag.is_some() {
            return Ok(None);
        }
        Ok(Some(Fetched { published: read_json(&response)?, etag: response.etag }))
    }

    pub(crate) async fn open(&self, locator: Locator) -> Result<Opened, CallError> {
        let request = json(Method::Post, &path(self.slug, "/links/open"), None, &OpenLink { locator });
        read_json(&self.transport.send(request).await?)
    }

    pub(crate) async fn answer(&self, answer: &AnswerLink) -> Result<(), CallError> {
        succeeded(&self.transport.send(json(Method::Post, &path(self.slug, "/links/answer"), None, answer)).await?)
    }

    pub(crate) async fn challenge(&self) -> Result<Challenge, CallError> {
        let request = bare(Method::Post, path(self.slug, "/challenges"), None);
        read_json(&self.transport.send(request).await?)
    }

    pub(crate) async fn sign_in(&self, session: &NewSession) -> Result<Session, CallError> {
        let request = json(Method::Post, &path(self.slug, "/sessions"), None, session);
        read_json(&self.transport.send(request).await?)
    }
}

/// What can be published for an organisation that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Authority,
    Settings,
    Directory,
    Availability,
}

/// A call that needs a session, without the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Act {
    Publish(Place, Signed),
    LeaveLink(Locator, NewLink),
    Links,
    WithdrawLink(Locator),
    SetLogo {
        bytes: Vec<u8>,
        media_type: &'static str,
    },
    RemoveLogo,
    SignOut,
    /// A call that another crate makes.
    Other(Request),
}

impl Act {
    pub(crate) fn request(&self, slug: &Slug, token: Token) -> Request {
        let token = Some(token);
        let link = |locator: &Locator| path(slug, &format!("/links/{locator}"));
        match self {
            Self::Publish(place, statement) => {
                let place = match place {
                    Place::Authority => "/authority",
                    Place::Settings => "/settings",
                    Place::Directory => "/directory",
                    Place::Availability => "/availability",
                };
                json(Method::Put, &path(slug, place), token, statement)
            }
            Self::LeaveLink(locator, new) => json(Method::Put, &link(locator), token, new),
            Self::Links => bare(Method::Get, path(slug, "/links"), token),
            Self::WithdrawLink(locator) => bare(Method::Delete, link(locator), token),
            Self::SetLogo { bytes, media_type } => {
                let body = Body::File { bytes: bytes.clone(), media_type };
                Request { method: Method::Put, path: path(slug, "/logo"), token, if_none_match: None, body }
            }
            Self::RemoveLogo => bare(Method::Delete, path(slug, "/logo"), token),
            Self::SignOut => bare(Method::Delete, path(slug, "/sessions"), token),
            Self::Other(request) => Request { token, ..request.clone() },
        }
    }
}

/// The answer to [`Act::Links`].
pub(crate) fn read_links(response: &Response) -> Result<Links, CallError> {
    read_json(response)
}
