//! `PUT /api/v1/organisations/{slug}/availability`: whether the supporter who asks can be asked.

use axum::{extract::State, http::StatusCode};
use naderhand_domain::wire::organisation::Signed;

use crate::{
    api::answers::{OnBody, OnPublish, OnSession},
    extract::{Json, OfSession, Slug},
    http::kept::kept,
    problem::Answer,
    state::AppState,
    store::request::{PublishAvailability, Publishing},
};

/// Publishes a supporter's own availability, signed with the key that the directory names. Any higher version will do: their
/// device may have lost some.
#[utoipa::path(
    put, path = "/v1/organisations/{slug}/availability", tag = "organisation", security(("supporter" = [])),
    params(("slug" = String, Path, description = "The organisation's address.")),
    request_body = Signed,
    responses(
        (status = 201, description = "Kept."),
        (status = 200, description = "The same was kept before."),
        OnSession, OnPublish, OnBody,
    )
)]
pub(in super::super) async fn availability(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    Json(statement): Json<Signed>,
) -> Result<StatusCode, Answer> {
    let now = state.clock.now();
    Ok(kept(state.store.apply(PublishAvailability(Publishing { slug, token, statement, now })).await?))
}
