//! `POST /api/v1/organisations/{slug}/contact/requests/{request}/claim`: a supporter takes a request.

use axum::{extract::State, http::StatusCode};
use naderhand_domain::wire::{contact::Claim, limits};

use crate::{
    api::answers::{OnBody, OnRequest, OnSession, OnTurn},
    extract::{Json, OfSession, RequestAt, Slug},
    problem::Answer,
    state::AppState,
    store::request::{ClaimRequest, ContactSealed, MalformedMessage},
};

/// Takes a request, with a promise that only this supporter can have sealed. The first has it; the same again is safe.
#[utoipa::path(
    post, path = "/v1/organisations/{slug}/contact/requests/{request}/claim", tag = "contact",
    security(("supporter" = [])),
    params(
        ("slug" = String, Path, description = "The organisation's address."),
        ("request" = String, Path, description = "Which request, 22 characters of base64url."),
    ),
    request_body = Claim,
    responses((status = 204, description = "Theirs."), OnSession, OnRequest, OnTurn, OnBody)
)]
pub(super) async fn claim(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    RequestAt(request): RequestAt,
    Json(Claim { number, promise }): Json<Claim>,
) -> Result<StatusCode, Answer> {
    if number >= limits::THREAD_MESSAGES {
        return Err(MalformedMessage::ThreadFull.into());
    }
    let promise = ContactSealed::parse(promise)?;
    let now = state.clock.now();
    state.store.apply(ClaimRequest { slug, token, request, number, promise, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}
