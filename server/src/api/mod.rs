//! The API as a whole: its routes, its description, and what holds for all of it.

pub(crate) mod answers;
mod description;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderValue, header::CACHE_CONTROL},
    middleware::from_fn_with_state,
    routing::get,
};
use naderhand_domain::wire::{limits, problem::Code};
use tower_http::set_header::SetResponseHeaderLayer;
use utoipa::OpenApi as _;
use utoipa_axum::router::OpenApiRouter;

use crate::{
    consent, contact,
    http::rate::{self, Limiter},
    key_box, organisation,
    problem::Answer,
    reminders,
    state::AppState,
    sync, vault,
};

/// Everything under `/api`.
pub(crate) fn router(state: AppState, limiter: &Limiter, strict: &Limiter) -> Router {
    let (router, description) = OpenApiRouter::with_openapi(description::Description::openapi())
        .merge(vault::router())
        .merge(consent::router())
        .merge(key_box::router())
        .merge(sync::router())
        .merge(organisation::router(strict))
        .merge(contact::router(strict))
        .merge(reminders::router(strict))
        .split_for_parts();
    let description = description::finish(description);
    router
        .route("/openapi.json", get(async move || axum::Json(description)))
        .fallback(async || Answer::from(Code::NotFound))
        .method_not_allowed_fallback(async || Answer::from(Code::MethodNotAllowed))
        .layer(SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, HeaderValue::from_static("no-store")))
        // The routes of `sync`, `organisation` and `contact` carry their own, larger limits, which are nearer to them and win.
        .layer(DefaultBodyLimit::max(limits::JSON_BYTES))
        .layer(from_fn_with_state(limiter.clone(), rate::limit))
        .with_state(state)
}
