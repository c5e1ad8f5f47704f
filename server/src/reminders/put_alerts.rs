//! `PUT /api/v1/organisations/{slug}/alerts`: a supporter or a coordinator wants to be rung when something waits for them.

use axum::{extract::State, http::StatusCode};
use naderhand_domain::wire::{problem::Problem, reminders::PutAlerts};

use crate::{
    api::answers::{OnBody, OnSession},
    extract::{Json, OfSession, Slug},
    problem::Answer,
    state::AppState,
    store::request::KeepAlerts,
};

/// Rings these reminders from now on when something waits for the caller, in the place of others. They are made before, for alerts
/// alone. Whoever is not named any more is rung no more.
#[utoipa::path(
    put, path = "/v1/organisations/{slug}/alerts", tag = "reminders",
    security(("coordinator" = []), ("supporter" = [])),
    params(("slug" = String, Path, description = "The organisation's address.")),
    request_body = PutAlerts,
    responses(
        (status = 200, description = "Kept."),
        (status = 404, description = "`reminders-not-found`", body = Problem, content_type = "application/problem+json"),
        OnSession, OnBody,
    )
)]
pub(super) async fn put_alerts(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    Json(PutAlerts { reminders, tag }): Json<PutAlerts>,
) -> Result<StatusCode, Answer> {
    let now = state.clock.now();
    state.store.apply(KeepAlerts { slug, token, reminders, tag, now }).await?;
    Ok(StatusCode::OK)
}
