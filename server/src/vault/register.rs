//! `POST /api/v1/vaults`: the first device registers a vault.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::{
    limits,
    problem::{Code, Problem},
    vault::NewVault,
};

use crate::{
    api::answers::OnBody,
    extract::Json,
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{Register, RegisterRefusal, Registered},
    },
};

/// Why a vault is not registered.
#[derive(Debug, thiserror::Error)]
pub(super) enum RouteError {
    #[error("the label is too long")]
    LabelTooLong,
    #[error(transparent)]
    Store(#[from] Failure<RegisterRefusal>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::LabelTooLong => Answer::with_detail(Code::MalformedBody, "A label has at most 1024 sealed bytes."),
            Self::Store(Failure::Refused(RegisterRefusal::Exists)) => Code::VaultExists.into(),
            Self::Store(Failure::Store(error)) => error.into(),
        };
        answer.into_response()
    }
}

/// Registers a vault with its first device.
///
/// All identifiers and the device's secret are drawn at random on the device. No name, address or account. Sending the same
/// registration again is safe.
#[utoipa::path(
    post, path = "/v1/vaults", tag = "vault",
    request_body = NewVault,
    responses(
        (status = 201, description = "Registered."),
        (status = 200, description = "The same device had registered the same vault before."),
        (status = 409, description = "`vault-exists`", body = Problem, content_type = "application/problem+json"),
        OnBody,
    )
)]
pub(super) async fn register(
    State(state): State<AppState>,
    Json(vault): Json<NewVault>,
) -> Result<StatusCode, RouteError> {
    if vault.device.label.0.len() > limits::BOX_BYTES {
        return Err(RouteError::LabelTooLong);
    }
    let today = state.clock.now().date_naive();
    match state.store.apply(Register { vault, today }).await? {
        Registered::Now => Ok(StatusCode::CREATED),
        Registered::Before => Ok(StatusCode::OK),
    }
}
