//! `PUT /api/v1/reminders/{reminders}`: all that a device wants, in the place of what it wanted before.

use axum::{extract::State, http::StatusCode};
use chrono::TimeDelta;
use naderhand_domain::wire::{
    limits,
    problem::{Code, Problem},
    reminders::PutReminders,
};

use super::refusals::TOO_FAR;
use crate::{
    api::answers::OnBody,
    extract::{Json, RemindersAt},
    problem::Answer,
    state::AppState,
    store::request::{KeepReminders, KeptReminders, Wording},
};

/// Keeps where to ring, what to show and when. Sending the same again is safe.
///
/// The first time anybody can, without a token; from then on it takes the token. A ring with a tag that was sent before takes its
/// place. Rings are at most 100, at most 130 days ahead, in order, each with a tag of its own.
#[utoipa::path(
    put, path = "/v1/reminders/{reminders}", tag = "reminders",
    params(("reminders" = String, Path, description = "Drawn at random by the device, 22 characters of base64url.")),
    request_body = PutReminders,
    responses(
        (status = 201, description = "Kept."),
        (status = 200, description = "Kept, in the place of what was there."),
        (status = 403, description = "`consent-missing`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`reminders-not-found`: they are there, and the token is not theirs; or \
            `push-unavailable`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`push-address-refused`", body = Problem, content_type = "application/problem+json"),
        OnBody,
    )
)]
pub(super) async fn put(
    State(state): State<AppState>,
    RemindersAt { reminders, token }: RemindersAt,
    Json(put): Json<PutReminders>,
) -> Result<StatusCode, Answer> {
    let PutReminders { verifier, wording, subscription, shown, rings } = put;
    let pusher = state.pusher.ok_or(Code::PushUnavailable)?;
    let (wording, now) = (Wording::parse(wording)?, state.clock.now());
    let last = now + TimeDelta::days(limits::PLAN_DAYS);
    if rings.as_slice().last().is_some_and(|ring| ring.at > last) {
        return Err(TOO_FAR);
    }
    pusher.check(&subscription)?;
    let keep = KeepReminders { reminders, token, verifier, wording, subscription, shown, rings, now };
    Ok(match state.store.apply(keep).await? {
        KeptReminders::Made => StatusCode::CREATED,
        KeptReminders::Replaced => StatusCode::OK,
    })
}
