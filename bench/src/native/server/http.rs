//! One kept-alive connection to a server: as little client as there can be, because it shares the machine with what it
//! measures.

use anyhow::{Context as _, ensure};
use axum::{
    body::Bytes,
    http::{
        HeaderValue, Method, Request, StatusCode,
        header::{AUTHORIZATION, CONTENT_TYPE, ETAG, HOST, IF_NONE_MATCH},
    },
};
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use naderhand_transport::{Request as Call, Response as Answer, Transport, Unreachable};
use tokio::{net::TcpStream, sync::Mutex};

/// A connection, with what every request on it carries.
#[derive(Debug)]
pub(in crate::native) struct Connection {
    sender: SendRequest<Full<Bytes>>,
    host: HeaderValue,
    authorization: Option<HeaderValue>,
}

impl Connection {
    /// Connects to `address`, a host and a port.
    pub(in crate::native) async fn open(address: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await.with_context(|| format!("cannot connect to {address}"))?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        // Ends when the sender is dropped, or fails the request that is under way, which reports it.
        tokio::spawn(connection);
        Ok(Self { sender, host: HeaderValue::from_str(address)?, authorization: None })
    }

    /// Shows this token from now on.
    pub(in crate::native) fn authorize(&mut self, token: &str) -> anyhow::Result<()> {
        self.authorization = Some(HeaderValue::from_str(&format!("Bearer {token}"))?);
        Ok(())
    }

    /// Looks at what a path holds, unless it is what the caller has: the status, what names it, and the bytes of the body.
    pub(in crate::native) async fn look(
        &mut self,
        path: &str,
        known: Option<&str>,
    ) -> anyhow::Result<(StatusCode, Option<String>, usize)> {
        let mut request = Request::builder().method(Method::GET).uri(path).header(HOST, self.host.clone());
        if let Some(authorization) = &self.authorization {
            request = request.header(AUTHORIZATION, authorization.clone());
        }
        if let Some(known) = known {
            request = request.header(IF_NONE_MATCH, known);
        }
        self.sender.ready().await?;
        let response = self.sender.send_request(request.body(Full::new(Bytes::new()))?).await?;
        let (status, tag) = (response.status(), response.headers().get(ETAG).cloned());
        let tag = tag.map(|tag| tag.to_str().map(ToOwned::to_owned)).transpose()?;
        Ok((status, tag, response.into_body().collect().await?.to_bytes().len()))
    }

    /// Sends a request and returns the body of its answer, which has to be a success.
    pub(in crate::native) async fn send(
        &mut self,
        method: Method,
        path: &str,
        media_type: &'static str,
        body: Bytes,
    ) -> anyhow::Result<Bytes> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, self.host.clone())
            .header(CONTENT_TYPE, HeaderValue::from_static(media_type));
        if let Some(authorization) = &self.authorization {
            request = request.header(AUTHORIZATION, authorization.clone());
        }
        // After an answer, the connection needs a moment before it takes the next request.
        self.sender.ready().await?;
        let response = self.sender.send_request(request.body(Full::new(body))?).await?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        ensure!(status.is_success(), "{path}: {status}: {}", String::from_utf8_lossy(&body));
        Ok(body)
    }
}

/// A connection for what devices do: the app's own crates make their calls over it.
#[derive(Debug)]
pub(in crate::native) struct OfDevices(Mutex<Connection>);

impl OfDevices {
    /// Connects to `address`, a host and a port.
    pub(in crate::native) async fn open(address: &str) -> anyhow::Result<Self> {
        Ok(Self(Mutex::new(Connection::open(address).await?)))
    }

    async fn carry(&self, call: &Call) -> anyhow::Result<Answer> {
        let mut connection = self.0.lock().await;
        let mut request =
            Request::builder().method(call.method.name()).uri(&call.path).header(HOST, connection.host.clone());
        if let Some(token) = &call.token {
            request = request.header(AUTHORIZATION, format!("Bearer {}", token.to_text()));
        }
        if let Some(known) = &call.if_none_match {
            request = request.header(IF_NONE_MATCH, known);
        }
        let mut body = Bytes::new();
        if let Some((bytes, media_type)) = call.body.parts() {
            request = request.header(CONTENT_TYPE, media_type);
            body = Bytes::copy_from_slice(bytes);
        }
        connection.sender.ready().await?;
        let response = connection.sender.send_request(request.body(Full::new(body))?).await?;
        let status = response.status().as_u16();
        let etag = response.headers().get(ETAG).map(|tag| tag.to_str().map(ToOwned::to_owned)).transpose()?;
        let body = response.into_body().collect().await?.to_bytes().to_vec();
        Ok(Answer { status, retry_after: None, etag, body })
    }
}

impl Transport for OfDevices {
    async fn send(&self, call: Call) -> Result<Answer, Unreachable> {
        self.carry(&call).await.map_err(|_| Unreachable)
    }
}
