//! `POST /api/v1/organisations/{slug}/challenges`: something to sign.

use axum::{extract::State, http::StatusCode};
use chrono::TimeDelta;
use naderhand_domain::wire::{limits, organisation::Challenge, problem::Problem};

use crate::{extract::Slug, problem::Answer, random, state::AppState, store::request::AskChallenge};

/// Gives a challenge, for a minute. An address without an organisation gets one that looks the same.
#[utoipa::path(
    post, path = "/v1/organisations/{slug}/challenges", tag = "organisation",
    params(("slug" = String, Path, description = "The organisation's address.")),
    responses(
        (status = 201, description = "What to sign.", body = Challenge),
        (status = 429, description = "`too-many-requests`, with `Retry-After`", body = Problem,
            content_type = "application/problem+json"),
        (status = 503, description = "`storage-unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in super::super) async fn challenge(
    State(state): State<AppState>,
    Slug(slug): Slug,
) -> Result<(StatusCode, axum::Json<Challenge>), Answer> {
    let challenge = random::draw();
    let expires_at = state.clock.now() + TimeDelta::seconds(limits::CHALLENGE_SECONDS);
    state.store.apply(AskChallenge { slug, challenge, expires_at }).await?;
    Ok((StatusCode::CREATED, axum::Json(Challenge { challenge, expires_at })))
}
