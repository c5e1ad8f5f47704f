//! Calls over the browser's `fetch`, to the origin that served the app and nowhere else.

use core::time::Duration;

use gloo_net::http::{Request as FetchRequest, RequestBuilder};
use leptos::prelude::set_timeout_with_handle;
use naderhand_transport::{Method, Request, Response, Transport, Unreachable};
use web_sys::{AbortController, AbortSignal};

/// How long an answer may take to begin: a connection that carries nothing and does not fail would hold up whatever waits for
/// its turn, in other tabs too. What has begun may take its time: a page of a backup is a megabyte. The server ends an upload after
/// a minute.
const PATIENCE: Duration = Duration::from_secs(90);

/// The server that served the app.
#[derive(Debug, Clone, Copy)]
pub struct Fetch;

impl Transport for Fetch {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        let ending = AbortController::new().map_err(|_| Unreachable)?;
        let call = build(&request, &ending.signal()).map_err(|_| Unreachable)?;
        let timer = set_timeout_with_handle(move || ending.abort(), PATIENCE).map_err(|_| Unreachable)?;
        let sent = call.send().await;
        timer.clear();
        let sent = sent.map_err(|_| Unreachable)?;
        let retry_after = sent.headers().get("retry-after").and_then(|seconds| seconds.parse().ok());
        let etag = sent.headers().get("etag");
        let status = sent.status();
        let body = sent.binary().await.map_err(|_| Unreachable)?;
        Ok(Response { status, retry_after, etag, body })
    }
}

fn build(request: &Request, ending: &AbortSignal) -> Result<FetchRequest, gloo_net::Error> {
    let path = request.path.as_str();
    let builder = match request.method {
        Method::Get => FetchRequest::get(path),
        Method::Post => FetchRequest::post(path),
        Method::Put => FetchRequest::put(path),
        Method::Delete => FetchRequest::delete(path),
    };
    // No cookie exists, and none shall ever ride along; a sealed answer is of no use to any cache.
    let builder = builder.credentials(web_sys::RequestCredentials::Omit).cache(web_sys::RequestCache::NoStore);
    let builder = builder.abort_signal(Some(ending));
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
