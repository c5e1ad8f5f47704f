//! How a call reaches the server. The app brings `fetch`, tests bring the real server's router.

use naderhand_domain::wire::{SYNC_MEDIA_TYPE, auth::DeviceToken};

/// One call to the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// GET, POST, PUT or DELETE.
    pub method: Method,
    /// From `/api/v1/…`; the transport knows the origin.
    pub path: String,
    /// Who calls; `None` for the two calls that a device makes before it belongs to a vault.
    pub token: Option<DeviceToken>,
    /// What is sent.
    pub body: Body,
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
}

impl Body {
    /// The bytes and their media type.
    pub fn parts(&self) -> Option<(&[u8], &'static str)> {
        match self {
            Self::Empty => None,
            Self::Json(bytes) => Some((bytes, "application/json")),
            Self::Sync(bytes) => Some((bytes, SYNC_MEDIA_TYPE)),
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
