//! `POST /api/v1/organisations/{slug}/contact/requests/{request}/replies`: the supporter writes.

use axum::{extract::State, http::StatusCode};
use naderhand_domain::wire::contact::NewMessage;

use crate::{
    api::answers::{OnBody, OnRequest, OnSession, OnTurn},
    extract::{Json, OfSession, RequestAt, Slug},
    http::kept::kept,
    problem::Answer,
    state::AppState,
    store::request::{Reply, Written},
};

/// Keeps the next message of the supporter who has the request. The same again is safe.
#[utoipa::path(
    post, path = "/v1/organisations/{slug}/contact/requests/{request}/replies", tag = "contact",
    security(("supporter" = [])),
    params(
        ("slug" = String, Path, description = "The organisation's address."),
        ("request" = String, Path, description = "Which request, 22 characters of base64url."),
    ),
    request_body = NewMessage,
    responses(
        (status = 201, description = "Kept."),
        (status = 200, description = "The same was kept before."),
        OnSession, OnRequest, OnTurn, OnBody,
    )
)]
pub(super) async fn reply(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    RequestAt(request): RequestAt,
    Json(message): Json<NewMessage>,
) -> Result<StatusCode, Answer> {
    let message = Written::parse(message)?;
    let now = state.clock.now();
    Ok(kept(state.store.apply(Reply { slug, token, request, message, now }).await?))
}
