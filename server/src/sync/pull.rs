//! `POST /api/v1/vault/pull`: what is new to the calling device.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::{limits, problem::Code, sync::Pull};

use crate::{
    api::answers::{OnBody, OnToken},
    extract::{Postcard, Token},
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{DeviceRefusal, PullNews},
    },
};

/// Why nothing is sent.
#[derive(Debug, thiserror::Error)]
pub(super) enum RouteError {
    #[error("more chains are named than there can be devices")]
    TooManyChains,
    #[error(transparent)]
    Store(#[from] Failure<DeviceRefusal>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::TooManyChains => Answer::with_detail(Code::MalformedBody, "A pull names at most 32 chains."),
            Self::Store(failure) => failure.into(),
        };
        answer.into_response()
    }
}

/// Fetches the end of each chain, after the place that the caller has seen.
///
/// The body is `Pull` and the answer `Pulled` of the crate `naderhand-domain`, in postcard. Ask again while `more` is true.
#[utoipa::path(
    post, path = "/v1/vault/pull", tag = "sync", security(("device" = [])),
    request_body(content = Vec<u8>, content_type = "application/vnd.naderhand.sync.v1",
        description = "`Pull` in postcard: the last place seen of each chain, and how many bytes are welcome."),
    responses(
        (status = 200, description = "`Pulled` in postcard: new entries by chain, all heads, whether there is more.",
            body = Vec<u8>, content_type = "application/vnd.naderhand.sync.v1"),
        OnToken, OnBody,
    )
)]
pub(super) async fn pull(
    State(state): State<AppState>,
    Token(token): Token,
    Postcard(pull): Postcard<Pull>,
) -> Result<Response, RouteError> {
    if pull.after.len() > limits::VAULT_DEVICES {
        return Err(RouteError::TooManyChains);
    }
    let pulled = state.store.read(PullNews { token, pull }).await?;
    Ok(super::postcard(&pulled))
}
