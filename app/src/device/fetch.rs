//! Calls over the browser's `fetch`, to the origin that served the app and nowhere else.

use gloo_net::http::{Request as FetchRequest, RequestBuilder};
use naderhand_transport::{Method, Request, Response, Transport, Unreachable};

/// The server that served the app.
#[derive(Debug, Clone, Copy)]
pub struct Fetch;

impl Transport for Fetch {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        let sent = build(&request).map_err(|_| Unreachable)?.send().await.map_err(|_| Unreachable)?;
        let retry_after = sent.headers().get("retry-after").and_then(|seconds| seconds.parse().ok());
        let etag = sent.headers().get("etag");
        let status = sent.status();
        let body = sent.binary().await.map_err(|_| Unreachable)?;
        Ok(Response { status, retry_after, etag, body })
    }
}

fn build(request: &Request) -> Result<FetchRequest, gloo_net::Error> {
    let path = request.path.as_str();
    let builder = match request.method {
        Method::Get => FetchRequest::get(path),
        Method::Post => FetchRequest::post(path),
        Method::Put => FetchRequest::put(path),
        Method::Delete => FetchRequest::delete(path),
    };
    // No cookie exists, and none shall ever ride along; a sealed answer is of no use to any cache.
    let builder = builder.credentials(web_sys::RequestCredentials::Omit).cache(web_sys::RequestCache::NoStore);
    let builder = match &request.token {
        Some(token) => builder.header("authorization", &format!("Bearer {}", token.to_text())),
        None => builder,
    };
    let builder = match &request.if_none_match {
        Some(etag) => builder.header("if-none-match", etag),
        None => builder,
    };
    finish(builder, request)
}

fn finish(builder: RequestBuilder, request: &Request) -> Result<FetchRequest, gloo_net::Error> {
    match request.body.parts() {
        None => builder.build(),
        Some((bytes, media_type)) => builder.header("content-type", media_type).body(js_sys::Uint8Array::from(bytes)),
    }
}
