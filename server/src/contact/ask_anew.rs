//! `PUT /api/v1/organisations/{slug}/contact/requests/{request}/copies`: the maker asks anew.

use axum::{extract::State, http::StatusCode};
use naderhand_domain::wire::contact::AskAnew as Body;

use crate::{
    api::answers::{OnBody, OnRequest, OnSession, OnTurn},
    extract::{Json, OfMaker, Slug},
    problem::Answer,
    state::AppState,
    store::request::{AskAnew, Asking},
};

/// Asks anew, of others or with other keys: these copies take the place of all that are there. Whoever had the request has it no
/// more, and its thread is closed to them. The same again is safe.
#[utoipa::path(
    put, path = "/v1/organisations/{slug}/contact/requests/{request}/copies", tag = "contact",
    security(("request" = [])),
    params(
        ("slug" = String, Path, description = "The organisation's address."),
        ("request" = String, Path, description = "Which request, 22 characters of base64url."),
    ),
    request_body = Body,
    responses((status = 204, description = "Asked."), OnSession, OnRequest, OnTurn, OnBody)
)]
pub(super) async fn ask(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfMaker(token): OfMaker,
    Json(Body { revision, copies }): Json<Body>,
) -> Result<StatusCode, Answer> {
    let asking = Asking::parse(copies)?;
    let now = state.clock.now();
    state.store.apply(AskAnew { slug, token, revision, asking, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}
