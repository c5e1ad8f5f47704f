//! `PUT /api/v1/vault/label`: the calling device names itself.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::{limits, problem::Code, vault::NameDevice as Body};

use crate::{
    api::answers::{OnBody, OnToken},
    extract::{Json, Token},
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{DeviceRefusal, NameDevice},
    },
};

/// Why the name is not kept.
#[derive(Debug, thiserror::Error)]
pub(super) enum RouteError {
    #[error("the label is too long")]
    LabelTooLong,
    #[error(transparent)]
    Store(#[from] Failure<DeviceRefusal>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::LabelTooLong => Answer::with_detail(Code::MalformedBody, "A label has at most 1024 sealed bytes."),
            Self::Store(failure) => failure.into(),
        };
        answer.into_response()
    }
}

/// Keeps the calling device's sealed name, for the employee's own list of devices.
#[utoipa::path(
    put, path = "/v1/vault/label", tag = "vault", security(("device" = [])),
    request_body = Body,
    responses((status = 204, description = "Kept."), OnToken, OnBody)
)]
pub(super) async fn name_device(
    State(state): State<AppState>,
    Token(token): Token,
    Json(Body { label }): Json<Body>,
) -> Result<StatusCode, RouteError> {
    if label.0.len() > limits::BOX_BYTES {
        return Err(RouteError::LabelTooLong);
    }
    state.store.apply(NameDevice { token, label: label.0 }).await?;
    Ok(StatusCode::NO_CONTENT)
}
