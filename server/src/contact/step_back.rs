//! `POST /api/v1/organisations/{slug}/contact/requests/{request}/step-back`: a supporter gives a request back.

use axum::{extract::State, http::StatusCode};

use crate::{
    api::answers::{OnRequest, OnSession, OnTurn},
    extract::{OfSession, RequestAt, Slug},
    problem::Answer,
    state::AppState,
    store::request::StepBack,
};

/// Gives a request back to the others, or declines it. The supporter's copy is gone from the answer on, so that a repeat is
/// answered with `request-not-found`.
#[utoipa::path(
    post, path = "/v1/organisations/{slug}/contact/requests/{request}/step-back", tag = "contact",
    security(("supporter" = [])),
    params(
        ("slug" = String, Path, description = "The organisation's address."),
        ("request" = String, Path, description = "Which request, 22 characters of base64url."),
    ),
    responses((status = 204, description = "The others can take it."), OnSession, OnRequest, OnTurn)
)]
pub(super) async fn step_back(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    RequestAt(request): RequestAt,
) -> Result<StatusCode, Answer> {
    let now = state.clock.now();
    state.store.apply(StepBack { slug, token, request, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}
