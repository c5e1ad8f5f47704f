//! `PUT /api/v1/organisations/{slug}/settings`: what the organisation has set.

use axum::{extract::State, http::StatusCode};
use naderhand_domain::wire::organisation::Signed;

use crate::{
    api::answers::{OnBody, OnPublish, OnSession},
    extract::{Json, OfSession, Slug},
    http::kept::kept,
    problem::Answer,
    state::AppState,
    store::request::{PublishSettings, Publishing},
};

/// Publishes the next settings, signed by a coordinator. The organisation's pages show them at once.
///
/// What cannot be shown is `settings-refused`, with everything that is wrong in `problems`.
#[utoipa::path(
    put, path = "/v1/organisations/{slug}/settings", tag = "organisation", security(("coordinator" = [])),
    params(("slug" = String, Path, description = "The organisation's address.")),
    request_body = Signed,
    responses(
        (status = 201, description = "Kept."),
        (status = 200, description = "The same was kept before."),
        OnSession, OnPublish, OnBody,
    )
)]
pub(in super::super) async fn settings(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    Json(statement): Json<Signed>,
) -> Result<StatusCode, Answer> {
    let now = state.clock.now();
    Ok(kept(state.store.apply(PublishSettings(Publishing { slug, token, statement, now })).await?))
}
