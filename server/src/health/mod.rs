//! `GET /health`: whether the server is ready.

use axum::{Router, routing::get};

/// The route. It answers once the migrations have run, because the server listens only after that.
pub(crate) fn router() -> Router {
    Router::new().route("/health", get(async || "ok\n"))
}
