//! `POST /api/v1/vault/devices/{device}/revoke`: removes a device.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use naderhand_domain::{
    id::DeviceId,
    wire::{
        key_box::BoxUse,
        limits,
        problem::{Code, Problem},
        vault::RevokeDevice as Body,
    },
};

use crate::{
    api::answers::{OnBody, OnToken},
    extract::{Json, Token},
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{PutKeyBoxRefusal, RevokeDevice, RevokeDeviceRefusal},
    },
};

/// Why a device is not removed.
#[derive(Debug, thiserror::Error)]
pub(super) enum RouteError {
    #[error("the address names no device")]
    NoSuchDevice,
    #[error("the box is no recovery box, or too large")]
    NotARecoveryBox,
    #[error(transparent)]
    Store(#[from] Failure<RevokeDeviceRefusal>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::NoSuchDevice | Self::Store(Failure::Refused(RevokeDeviceRefusal::NotFound)) => {
                Answer::with_detail(Code::NotFound, "This vault has no such device.")
            }
            Self::NotARecoveryBox => {
                Answer::with_detail(Code::MalformedBody, "`recovery` is a recovery box of at most 1024 sealed bytes.")
            }
            Self::Store(Failure::Refused(RevokeDeviceRefusal::Device(refusal))) => refusal.into(),
            Self::Store(Failure::Refused(RevokeDeviceRefusal::KeyBox(refusal))) => refusal.into(),
            Self::Store(Failure::Store(error)) => error.into(),
        };
        answer.into_response()
    }
}

impl From<PutKeyBoxRefusal> for Answer {
    fn from(refusal: PutKeyBoxRefusal) -> Self {
        match refusal {
            PutKeyBoxRefusal::Device(refusal) => refusal.into(),
            PutKeyBoxRefusal::ConsentMissing => Code::ConsentMissing.into(),
            PutKeyBoxRefusal::LocatorTaken => {
                Self::with_detail(Code::MalformedBody, "The locator is taken. Draw a new secret.")
            }
        }
    }
}

/// Removes a device: from the answer on it neither uploads nor pulls.
///
/// It may know the recovery words and may have left a pairing code, so all key boxes go. The box of new recovery words can
/// come in the same step. A device may remove itself.
#[utoipa::path(
    post, path = "/v1/vault/devices/{device}/revoke", tag = "vault", security(("device" = [])),
    params(("device" = String, Path, description = "The device's id, 22 characters of base64url.")),
    request_body = Body,
    responses(
        (status = 204, description = "Removed."),
        (status = 403, description = "`consent-missing`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not-found`", body = Problem, content_type = "application/problem+json"),
        OnToken, OnBody,
    )
)]
pub(super) async fn revoke_device(
    State(state): State<AppState>,
    Token(token): Token,
    Path(device): Path<String>,
    Json(Body { recovery }): Json<Body>,
) -> Result<StatusCode, RouteError> {
    let device: DeviceId = device.parse().map_err(|_| RouteError::NoSuchDevice)?;
    if let Some(key_box) = &recovery
        && (key_box.r#use != BoxUse::Recovery || key_box.sealed.0.len() > limits::BOX_BYTES)
    {
        return Err(RouteError::NotARecoveryBox);
    }
    let now = state.clock.now();
    state.store.apply(RevokeDevice { token, device, recovery, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}
