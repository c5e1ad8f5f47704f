//! `DELETE /api/v1/organisations/{slug}/sessions`: the caller leaves.

use axum::{extract::State, http::StatusCode};

use crate::{
    api::answers::OnSession,
    extract::{OfSession, Slug},
    problem::Answer,
    state::AppState,
    store::request::EndSession,
};

/// Ends the caller's own session, of either role.
#[utoipa::path(
    delete, path = "/v1/organisations/{slug}/sessions", tag = "organisation",
    security(("coordinator" = []), ("supporter" = [])),
    params(("slug" = String, Path, description = "The organisation's address.")),
    responses((status = 204, description = "Ended."), OnSession)
)]
pub(in super::super) async fn end(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
) -> Result<StatusCode, Answer> {
    let now = state.clock.now();
    state.store.apply(EndSession { slug, token, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}
