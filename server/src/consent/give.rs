//! `PUT /api/v1/vault/consents/{purpose}`: the employee agrees.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::{
    problem::{Code, Problem},
    vault::GiveConsent as Body,
};

use crate::{
    api::answers::{OnBody, OnToken},
    extract::{Json, Token},
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{DeviceRefusal, GiveConsent},
    },
};

/// Bytes of a wording's name. Product default.
const WORDING: usize = 64;

/// Why no consent is noted.
#[derive(Debug, thiserror::Error)]
pub(super) enum RouteError {
    #[error("there is no such purpose")]
    NoSuchPurpose,
    #[error("the wording is not a name")]
    WordingIsNoName,
    #[error(transparent)]
    Store(#[from] Failure<DeviceRefusal>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::NoSuchPurpose => Code::NotFound.into(),
            Self::WordingIsNoName => Answer::with_detail(
                Code::MalformedBody,
                "`wording` names the text that was agreed to: 1 to 64 visible ASCII characters.",
            ),
            Self::Store(failure) => failure.into(),
        };
        answer.into_response()
    }
}

/// Notes that the employee agrees, and to which wording. Without it no sealed record or key is kept.
///
/// Agreeing again to the same wording keeps the time of the first.
#[utoipa::path(
    put, path = "/v1/vault/consents/{purpose}", tag = "consent", security(("device" = [])),
    params(("purpose" = naderhand_domain::consent::Purpose, Path, description = "What for: `backup`.")),
    request_body = Body,
    responses(
        (status = 204, description = "Noted."),
        (status = 404, description = "`not-found`: no such purpose", body = Problem,
            content_type = "application/problem+json"),
        OnToken, OnBody,
    )
)]
pub(super) async fn give(
    State(state): State<AppState>,
    Token(token): Token,
    purpose: Path<String>,
    Json(Body { wording }): Json<Body>,
) -> Result<StatusCode, RouteError> {
    let purpose = super::purpose(&purpose).ok_or(RouteError::NoSuchPurpose)?;
    // A name, so that nobody's own words can get into a column that is readable.
    if wording.is_empty() || wording.len() > WORDING || !wording.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(RouteError::WordingIsNoName);
    }
    let now = state.clock.now();
    state.store.apply(GiveConsent { token, purpose, wording, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}
