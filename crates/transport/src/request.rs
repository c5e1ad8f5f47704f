//! How a call reaches the server. The app brings `fetch`, tests bring the real server's router.

use naderhand_domain::wire::{
    SYNC_MEDIA_TYPE, auth::DeviceToken, contact::RequestToken, organisation::SessionToken, reminders::RemindersToken,
};

/// One call to the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// GET, POST, PUT or DELETE.
    pub method: Method,
    /// From `/api/v1/…`; the transport knows the origin.
    pub path: String,
    /// Who calls; `None` for calls that anybody may make.
    pub token: Option<Token>,
    /// What the caller has already, as [`Response::etag`] named it: the server answers 304 when that is the latest.
    pub if_none_match: Option<String>,
    /// What is sent.
    pub body: Body,
}

/// Who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// A device of a vault.
    Device(DeviceToken),
    /// A coordinator or a supporter of an organisation, for a quarter of an hour.
    Session(SessionToken),
    /// Whoever made a request for contact, whoever that is.
    Request(RequestToken),
    /// Whoever made a device's reminders, whoever that is.
    Reminders(RemindersToken),
}

impl Token {
    /// What stands behind `Bearer`.
    pub fn to_text(&self) -> String {
        match self {
            Self::Device(token) => token.to_text(),
            Self::Session(token) => token.to_text(),
            Self::Request(token) => token.to_text(),
            Self::Reminders(token) => token.to_text(),
        }
    }
}

/// The HTTP methods in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Does.
    Post,
    /// Sets.
    Put,
    /// Erases.
    Delete,
}

impl Method {
    /// The method's name in HTTP.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// A request's body.
#[derive(Clone, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    Empty,
    /// JSON text.
    Json(Vec<u8>),
    /// postcard, see [`SYNC_MEDIA_TYPE`].
    Sync(Vec<u8>),
    /// A file: a logo.
    File {
        /// Its bytes.
        bytes: Vec<u8>,
        /// Its media type.
        media_type: &'static str,
    },
}

impl Body {
    /// The bytes and their media type.
    pub fn parts(&self) -> Option<(&[u8], &'static str)> {
        match self {
            Self::Empty => None,
            Self::Json(bytes) => Some((bytes, "application/json")),
            Self::Sync(bytes) => Some((bytes, SYNC_MEDIA_TYPE)),
            Self::File { bytes, media_type } => Some((bytes, media_type)),
        }
    }
}

impl core::fmt::Debug for Body {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.parts() {
            None => f.write_str("Empty"),
            Some((bytes, media_type)) => write!(f, "{media_type}, {} bytes", bytes.len()),
        }
    }
}

/// What came back, whatever the status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// `Retry-After` in seconds, where the server sent one.
    pub retry_after: Option<u32>,
    /// `ETag`, where the server sent one.
    pub etag: Option<String>,
    /// The body's bytes.
    pub body: Vec<u8>,
}

/// No answer: the network is off, the server is away, or the answer did not arrive whole. What was sent may have arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the server could not be reached")]
pub struct Unreachable;

/// Carries calls to one server.
#[allow(async_fn_in_trait, reason = "a device has one thread; futures need not be Send")]
pub trait Transport {
    /// Sends the request and waits for the answer.
    async fn send(&self, request: Request) -> Result<Response, Unreachable>;
}

impl<T: Transport> Transport for &T {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        (*self).send(request).await
    }
}
