//! `POST /api/v1/organisations/{slug}/contact/requests/{request}/open`: a supporter has opened a request.

use axum::{extract::State, http::StatusCode};

use crate::{
    api::answers::{OnRequest, OnSession, OnTurn},
    extract::{OfSession, RequestAt, Slug},
    problem::Answer,
    state::AppState,
    store::request::OpenRequest,
};

/// Notes that the supporter has opened a request, so that its maker sees it.
#[utoipa::path(
    post, path = "/v1/organisations/{slug}/contact/requests/{request}/open", tag = "contact",
    security(("supporter" = [])),
    params(
        ("slug" = String, Path, description = "The organisation's address."),
        ("request" = String, Path, description = "Which request, 22 characters of base64url."),
    ),
    responses((status = 204, description = "Noted."), OnSession, OnRequest, OnTurn)
)]
pub(super) async fn open(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    RequestAt(request): RequestAt,
) -> Result<StatusCode, Answer> {
    let now = state.clock.now();
    state.store.apply(OpenRequest { slug, token, request, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}
