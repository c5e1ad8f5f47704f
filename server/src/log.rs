//! Structured logs, one JSON object a line, that tell about the server and never about a person.
//!
//! A request's line has its method, the template of its route, its status, how long it took and how many bytes its body
//! had. It has no path (which may hold a device's id), no header, no address. Other lines hold what went wrong inside;
//! errors of the database come without the values they are about.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::header::CONTENT_LENGTH,
    middleware::Next,
    response::Response,
};
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts logging to standard output. What is logged follows `RUST_LOG`, by default `info`.
///
/// The database library's lines are left out below warnings: at `debug` it would log statements.
pub fn init() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::registry().with(filter).with(fmt::layer().json().flatten_event(true).with_target(false)).init();
}

/// Logs one line for each request.
pub(crate) async fn requests(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let bytes = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    let response = next.run(request).await;
    tracing::info!(
        method = %method,
        route = route.as_deref().unwrap_or("none"),
        status = response.status().as_u16(),
        micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX),
        request_bytes = bytes.unwrap_or(0),
        "request"
    );
    response
}
