//! `PUT /api/v1/vault/key-boxes`: leaves a key box.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::{
    key_box::NewKeyBox,
    limits,
    problem::{Code, Problem},
};

use crate::{
    api::answers::{OnBody, OnToken},
    extract::{Json, Token},
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{PutKeyBox, PutKeyBoxRefusal},
    },
};

/// Why a box is not kept.
#[derive(Debug, thiserror::Error)]
pub(super) enum RouteError {
    #[error("the box is too large")]
    TooLarge,
    #[error(transparent)]
    Store(#[from] Failure<PutKeyBoxRefusal>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::TooLarge => Answer::with_detail(Code::MalformedBody, "A box has at most 1024 sealed bytes."),
            Self::Store(failure) => failure.into(),
        };
        answer.into_response()
    }
}

/// Leaves a key box: a recovery box in place of the vault's last one, or a pairing box, which waits ten minutes, in place of
/// the calling device's last one.
#[utoipa::path(
    put, path = "/v1/vault/key-boxes", tag = "key box", security(("device" = [])),
    request_body = NewKeyBox,
    responses(
        (status = 204, description = "Kept."),
        (status = 403, description = "`consent-missing`", body = Problem, content_type = "application/problem+json"),
        OnToken, OnBody,
    )
)]
pub(super) async fn put(
    State(state): State<AppState>,
    Token(token): Token,
    Json(key_box): Json<NewKeyBox>,
) -> Result<StatusCode, RouteError> {
    if key_box.sealed.0.len() > limits::BOX_BYTES {
        return Err(RouteError::TooLarge);
    }
    let now = state.clock.now();
    state.store.apply(PutKeyBox { token, key_box, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}
