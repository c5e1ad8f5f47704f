//! `PUT /api/v1/organisations/{slug}/authority`: who may publish from now on.

use axum::{extract::State, http::StatusCode};
use naderhand_domain::wire::organisation::Signed;

use crate::{
    api::answers::{OnBody, OnPublish, OnSession},
    extract::{Json, OfSession, Slug},
    http::kept::kept,
    problem::Answer,
    state::AppState,
    store::request::{PublishAuthority, Publishing},
};

/// Publishes the next authority, signed by a coordinator of the one before. Whoever it does not name is out at once.
///
/// It builds on the latest: another number, or another predecessor, is `version-conflict`.
#[utoipa::path(
    put, path = "/v1/organisations/{slug}/authority", tag = "organisation", security(("coordinator" = [])),
    params(("slug" = String, Path, description = "The organisation's address.")),
    request_body = Signed,
    responses(
        (status = 201, description = "Kept."),
        (status = 200, description = "The same was kept before."),
        OnSession, OnPublish, OnBody,
    )
)]
pub(in super::super) async fn authority(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    Json(statement): Json<Signed>,
) -> Result<StatusCode, Answer> {
    let now = state.clock.now();
    Ok(kept(state.store.apply(PublishAuthority(Publishing { slug, token, statement, now })).await?))
}
