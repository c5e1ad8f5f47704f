//! `POST /api/v1/organisations/{slug}/links/open`: somebody follows a link.

use axum::extract::State;
use naderhand_domain::wire::{
    organisation::{OpenLink as Body, Opened},
    problem::Problem,
};

use crate::{
    api::answers::OnBody,
    extract::{Json, Slug},
    problem::Answer,
    state::AppState,
    store::request::OpenLink,
};

/// Hands out what a link opens, sealed under its secret.
///
/// A link to join opens as often as needed until it expires; an invitation until it is answered.
#[utoipa::path(
    post, path = "/v1/organisations/{slug}/links/open", tag = "organisation",
    params(("slug" = String, Path, description = "The organisation's address.")),
    request_body = Body,
    responses(
        (status = 200, description = "What it opens.", body = Opened),
        (status = 404, description = "`link-not-found`", body = Problem, content_type = "application/problem+json"),
        OnBody,
    )
)]
pub(in super::super) async fn open(
    State(state): State<AppState>,
    Slug(slug): Slug,
    Json(Body { locator }): Json<Body>,
) -> Result<axum::Json<Opened>, Answer> {
    let now = state.clock.now();
    Ok(axum::Json(state.store.read(OpenLink { slug, locator, now }).await?))
}
