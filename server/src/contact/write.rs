//! `POST /api/v1/organisations/{slug}/contact/requests/{request}/messages`: the maker writes.

use axum::{extract::State, http::StatusCode};
use naderhand_domain::wire::contact::NewMessage;

use crate::{
    api::answers::{OnBody, OnRequest, OnSession, OnTurn},
    extract::{Json, OfMaker, Slug},
    http::kept::kept,
    problem::Answer,
    state::AppState,
    store::request::{WriteMessage, Written},
};

/// Keeps the next message to the supporter who has the request. The same again is safe.
#[utoipa::path(
    post, path = "/v1/organisations/{slug}/contact/requests/{request}/messages", tag = "contact",
    security(("request" = [])),
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
pub(super) async fn write(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfMaker(token): OfMaker,
    Json(message): Json<NewMessage>,
) -> Result<StatusCode, Answer> {
    let message = Written::parse(message)?;
    let now = state.clock.now();
    Ok(kept(state.store.apply(WriteMessage { slug, token, message, now }).await?))
}
