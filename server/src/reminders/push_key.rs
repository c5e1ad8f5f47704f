//! `GET /api/v1/push-key`: what a browser needs to subscribe.

use axum::{Json, extract::State};
use naderhand_domain::wire::{
    problem::{Code, Problem},
    reminders::PushKey,
};

use crate::{problem::Answer, state::AppState};

/// Tells the public half of the key that this server's pushes are signed with.
#[utoipa::path(
    get, path = "/v1/push-key", tag = "reminders",
    responses(
        (status = 200, description = "The key.", body = PushKey),
        (status = 404, description = "`push-unavailable`: this server rings nobody", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "`too-many-requests`, with `Retry-After`", body = Problem,
            content_type = "application/problem+json"),
    )
)]
pub(super) async fn push_key(State(state): State<AppState>) -> Result<Json<PushKey>, Answer> {
    let pusher = state.pusher.ok_or(Code::PushUnavailable)?;
    Ok(Json(PushKey { key: pusher.public_text() }))
}
