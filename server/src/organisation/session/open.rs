//! `POST /api/v1/organisations/{slug}/sessions`: a signed challenge for a token.

use axum::{extract::State, http::StatusCode};
use chrono::TimeDelta;
use naderhand_domain::wire::{
    limits,
    organisation::{NewSession, Session, SessionToken},
    problem::Problem,
};

use crate::{
    api::answers::OnBody,
    extract::{Json, Slug},
    problem::Answer,
    random,
    state::AppState,
    store::request::OpenSession,
};

/// Opens a session of a quarter of an hour, for a challenge that was signed with a key that the organisation names.
///
/// A challenge works once. What is wrong is not told apart: the challenge, the key, the signature, or the address.
#[utoipa::path(
    post, path = "/v1/organisations/{slug}/sessions", tag = "organisation",
    params(("slug" = String, Path, description = "The organisation's address.")),
    request_body = NewSession,
    responses(
        (status = 201, description = "The session.", body = Session),
        (status = 401, description = "`session-unknown`", body = Problem, content_type = "application/problem+json"),
        OnBody,
    )
)]
pub(in super::super) async fn open(
    State(state): State<AppState>,
    Slug(slug): Slug,
    Json(new): Json<NewSession>,
) -> Result<(StatusCode, axum::Json<Session>), Answer> {
    let token = SessionToken::from_bytes(random::draw());
    let now = state.clock.now();
    let expires_at = now + TimeDelta::minutes(limits::SESSION_MINUTES);
    state.store.apply(OpenSession { slug, new, token: token.clone(), expires_at, now }).await?;
    Ok((StatusCode::CREATED, axum::Json(Session { token, expires_at })))
}
