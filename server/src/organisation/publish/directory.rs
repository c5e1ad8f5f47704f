//! `PUT /api/v1/organisations/{slug}/directory`: who the supporters are.

use axum::{extract::State, http::StatusCode};
use naderhand_domain::wire::organisation::Signed;

use crate::{
    api::answers::{OnBody, OnPublish, OnSession},
    extract::{Json, OfSession, Slug},
    http::kept::kept,
    problem::Answer,
    state::AppState,
    store::request::{PublishDirectory, Publishing},
};

/// Publishes the next directory, signed by a coordinator. The sessions and the availability of supporters whom it does not name,
/// or with another key, are gone.
#[utoipa::path(
    put, path = "/v1/organisations/{slug}/directory", tag = "organisation", security(("coordinator" = [])),
    params(("slug" = String, Path, description = "The organisation's address.")),
    request_body = Signed,
    responses(
        (status = 201, description = "Kept."),
        (status = 200, description = "The same was kept before."),
        OnSession, OnPublish, OnBody,
    )
)]
pub(in super::super) async fn directory(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    Json(statement): Json<Signed>,
) -> Result<StatusCode, Answer> {
    let now = state.clock.now();
    Ok(kept(state.store.apply(PublishDirectory(Publishing { slug, token, statement, now })).await?))
}
