//! `DELETE /api/v1/organisations/{slug}/alerts`: a supporter or a coordinator is rung no more.

use axum::{extract::State, http::StatusCode};

use crate::{
    api::answers::OnSession,
    extract::{OfSession, Slug},
    problem::Answer,
    state::AppState,
    store::request::DropAlerts,
};

/// Alerts the caller no more. The reminders stay, until their device deletes them.
#[utoipa::path(
    delete, path = "/v1/organisations/{slug}/alerts", tag = "reminders",
    security(("coordinator" = []), ("supporter" = [])),
    params(("slug" = String, Path, description = "The organisation's address.")),
    responses((status = 204, description = "Gone."), OnSession)
)]
pub(super) async fn remove_alerts(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
) -> Result<StatusCode, Answer> {
    let now = state.clock.now();
    state.store.apply(DropAlerts { slug, token, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}
