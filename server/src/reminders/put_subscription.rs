//! `PUT /api/v1/reminders/{reminders}/subscription`: the browser has another address.

use axum::{extract::State, http::StatusCode};
use naderhand_domain::wire::{
    problem::{Code, Problem},
    reminders::PutSubscription,
};

use crate::{
    api::answers::{OnBody, OnReminders},
    extract::{Json, OfReminders},
    problem::Answer,
    state::AppState,
    store::request::MoveReminders,
};

/// Takes another address, and all else stays. What became due while the old one was over comes now: the latest of it.
#[utoipa::path(
    put, path = "/v1/reminders/{reminders}/subscription", tag = "reminders", security(("reminders" = [])),
    params(("reminders" = String, Path, description = "Which reminders, 22 characters of base64url.")),
    request_body = PutSubscription,
    responses(
        (status = 200, description = "Kept."),
        (status = 422, description = "`push-address-refused`", body = Problem, content_type = "application/problem+json"),
        OnReminders, OnBody,
    )
)]
pub(super) async fn put_subscription(
    State(state): State<AppState>,
    OfReminders(token): OfReminders,
    Json(PutSubscription { subscription }): Json<PutSubscription>,
) -> Result<StatusCode, Answer> {
    state.pusher.ok_or(Code::PushUnavailable)?.check(&subscription)?;
    let now = state.clock.now();
    state.store.apply(MoveReminders { token, subscription, now }).await?;
    Ok(StatusCode::OK)
}
