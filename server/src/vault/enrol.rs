//! `POST /api/v1/enrolments`: a new device comes in with the secret of a key box.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::{
    key_box::{Enrolled, Enrolment},
    limits,
    problem::{Code, Problem},
};

use crate::{
    api::answers::OnBody,
    extract::Json,
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{Enrol, EnrolRefusal},
    },
};

/// Why a device is not added.
#[derive(Debug, thiserror::Error)]
pub(super) enum RouteError {
    #[error("the label is too long")]
    LabelTooLong,
    #[error(transparent)]
    Store(#[from] Failure<EnrolRefusal>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::LabelTooLong => Answer::with_detail(Code::MalformedBody, "A label has at most 1024 sealed bytes."),
            Self::Store(Failure::Refused(EnrolRefusal::NotFound)) => Code::KeyBoxNotFound.into(),
            Self::Store(Failure::Refused(EnrolRefusal::TooManyDevices)) => Code::TooManyDevices.into(),
            Self::Store(Failure::Refused(EnrolRefusal::DeviceExists)) => Code::VaultExists.into(),
            Self::Store(Failure::Store(error)) => error.into(),
        };
        answer.into_response()
    }
}

/// Adds a device that knows the secret of a key box, and hands it the box.
///
/// A recovery box opens as often as needed. A pairing box opens for one device, within ten minutes; that device may send
/// the same enrolment again when the answer did not reach it.
#[utoipa::path(
    post, path = "/v1/enrolments", tag = "vault",
    request_body = Enrolment,
    responses(
        (status = 200, description = "The device is in the vault.", body = Enrolled),
        (status = 404, description = "`key-box-not-found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`vault-exists`: the device's id is taken", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`too-many-devices`", body = Problem, content_type = "application/problem+json"),
        OnBody,
    )
)]
pub(super) async fn enrol(
    State(state): State<AppState>,
    Json(enrolment): Json<Enrolment>,
) -> Result<axum::Json<Enrolled>, RouteError> {
    if enrolment.device.label.0.len() > limits::BOX_BYTES {
        return Err(RouteError::LabelTooLong);
    }
    let now = state.clock.now();
    let enrolled = state.store.apply(Enrol { enrolment, now }).await?;
    Ok(axum::Json(enrolled))
}
