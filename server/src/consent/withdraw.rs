//! `DELETE /api/v1/vault/consents/{purpose}`: the employee agrees no longer, and everything kept for it goes.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::problem::{Code, Problem};

use crate::{
    api::answers::OnToken,
    extract::Token,
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{DeviceRefusal, WithdrawConsent},
    },
};

/// Why nothing is withdrawn.
#[derive(Debug, thiserror::Error)]
pub(super) enum RouteError {
    #[error("there is no such purpose")]
    NoSuchPurpose,
    #[error(transparent)]
    Store(#[from] Failure<DeviceRefusal>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::NoSuchPurpose => Code::NotFound.into(),
            Self::Store(failure) => failure.into(),
        };
        answer.into_response()
    }
}

/// Withdraws consent. What was kept for the purpose is erased before the answer; for backup that is the whole vault with
/// its devices, so the same call sent again finds no device (`device-unknown`), which confirms it.
#[utoipa::path(
    delete, path = "/v1/vault/consents/{purpose}", tag = "consent", security(("device" = [])),
    params(("purpose" = naderhand_domain::consent::Purpose, Path, description = "What for: `backup`.")),
    responses(
        (status = 204, description = "Erased."),
        (status = 404, description = "`not-found`: no such purpose", body = Problem,
            content_type = "application/problem+json"),
        OnToken,
    )
)]
pub(super) async fn withdraw(
    State(state): State<AppState>,
    Token(token): Token,
    purpose: Path<String>,
) -> Result<StatusCode, RouteError> {
    let purpose = super::purpose(&purpose).ok_or(RouteError::NoSuchPurpose)?;
    state.store.apply(WithdrawConsent { token, purpose }).await?;
    Ok(StatusCode::NO_CONTENT)
}
