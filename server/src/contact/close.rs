//! `POST /api/v1/organisations/{slug}/contact/requests/{request}/close`: a supporter is done.

use axum::{extract::State, http::StatusCode};

use crate::{
    api::answers::{OnRequest, OnSession, OnTurn},
    extract::{OfSession, RequestAt, Slug},
    problem::Answer,
    state::AppState,
    store::request::CloseRequest,
};

/// Says that a request is done. The others' copies are gone from the answer on. Closing it again is safe.
#[utoipa::path(
    post, path = "/v1/organisations/{slug}/contact/requests/{request}/close", tag = "contact",
    security(("supporter" = [])),
    params(
        ("slug" = String, Path, description = "The organisation's address."),
        ("request" = String, Path, description = "Which request, 22 characters of base64url."),
    ),
    responses((status = 204, description = "Closed."), OnSession, OnRequest, OnTurn)
)]
pub(super) async fn close(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    RequestAt(request): RequestAt,
) -> Result<StatusCode, Answer> {
    let now = state.clock.now();
    state.store.apply(CloseRequest { slug, token, request, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}
