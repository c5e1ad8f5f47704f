//! `POST /api/v1/organisations`: an organisation is set up, with a code of whoever runs the server.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::{
    organisation::NewOrganisation,
    problem::{Code, Problem},
};

use super::setup_code::InvalidSetupCode;
use crate::{
    api::answers::{OnBody, OnPublish},
    extract::{Json, is_slug},
    organisation::SetupCode,
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{Create, CreateRefusal, Kept, StatementRefusal},
    },
};

/// Why no organisation is set up.
#[derive(Debug, thiserror::Error)]
pub(super) enum RouteError {
    #[error(transparent)]
    NoCode(#[from] InvalidSetupCode),
    #[error("the address is no slug")]
    NoSlug,
    #[error(transparent)]
    Store(#[from] Failure<CreateRefusal>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::NoCode(_) => Code::SetupCodeUnknown.into(),
            // No settings have such a slug either.
            Self::NoSlug => StatementRefusal::OtherAddress.into(),
            Self::Store(failure) => failure.into(),
        };
        answer.into_response()
    }
}

/// Sets an organisation up, with the first version of all that it publishes.
///
/// The setup code works once. One that was made for an address whose organisation was loaded from a file takes that over, with
/// its logo. Sending the same again is safe.
#[utoipa::path(
    post, path = "/v1/organisations", tag = "organisation",
    request_body = NewOrganisation,
    responses(
        (status = 201, description = "Set up."),
        (status = 200, description = "The same was set up before."),
        (status = 403, description = "`setup-code-unknown`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`organisation-exists`", body = Problem, content_type = "application/problem+json"),
        OnPublish, OnBody,
    )
)]
pub(super) async fn create(
    State(state): State<AppState>,
    Json(new): Json<NewOrganisation>,
) -> Result<StatusCode, RouteError> {
    let code: SetupCode = new.setup_code.parse()?;
    if !is_slug(&new.slug) {
        return Err(RouteError::NoSlug);
    }
    let now = state.clock.now();
    match state.store.apply(Create { code: code.verifier(), new, now }).await? {
        Kept::Now => Ok(StatusCode::CREATED),
        Kept::Before => Ok(StatusCode::OK),
    }
}
