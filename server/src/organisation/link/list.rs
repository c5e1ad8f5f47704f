//! `GET /api/v1/organisations/{slug}/links`: a coordinator sees which links are open, and who answered.

use axum::extract::State;
use naderhand_domain::wire::organisation::Links;

use crate::{
    api::answers::OnSession,
    extract::{OfSession, Slug},
    problem::Answer,
    state::AppState,
    store::request::ListLinks,
};

/// Tells which links are open, with the sealed answers to them.
#[utoipa::path(
    get, path = "/v1/organisations/{slug}/links", tag = "organisation", security(("coordinator" = [])),
    params(("slug" = String, Path, description = "The organisation's address.")),
    responses((status = 200, description = "Those that have not expired.", body = Links), OnSession)
)]
pub(in super::super) async fn list(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
) -> Result<axum::Json<Links>, Answer> {
    let now = state.clock.now();
    Ok(axum::Json(state.store.read(ListLinks { slug, token, now }).await?))
}
