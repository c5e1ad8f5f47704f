//! One kept-alive connection to a server: as little client as there can be, because it shares the machine with what it
//! measures.

use anyhow::{Context as _, ensure};
use axum::{
    body::Bytes,
    http::{
        HeaderValue, Method, Request,
        header::{AUTHORIZATION, CONTENT_TYPE, HOST},
    },
};
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// A connection, with what every request on it carries.
#[derive(Debug)]
pub(super) struct Connection {
    sender: SendRequest<Full<Bytes>>,
    host: HeaderValue,
    authorization: Option<HeaderValue>,
}

impl Connection {
    /// Connects to `address`, a host and a port.
    pub(super) async fn open(address: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await.with_context(|| format!("cannot connect to {address}"))?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        // Ends when the sender is dropped, or fails the request that is under way, which reports it.
        tokio::spawn(connection);
        Ok(Self { sender, host: HeaderValue::from_str(address)?, authorization: None })
    }

    /// Shows this token from now on.
    pub(super) fn authorize(&mut self, token: &str) -> anyhow::Result<()> {
        self.authorization = Some(HeaderValue::from_str(&format!("Bearer {token}"))?);
        Ok(())
    }

    /// Sends a request and returns the body of its answer, which has to be a success.
    pub(super) async fn send(
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
