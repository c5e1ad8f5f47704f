//! `PUT /api/v1/organisations/{slug}/links/{locator}`: a coordinator leaves the box of a link.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::TimeDelta;
use naderhand_domain::wire::{
    limits,
    organisation::NewLink,
    problem::{Code, Problem},
};

use crate::{
    api::answers::{OnBody, OnSession},
    extract::{At, Json, OfSession, Slug},
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{Left, PutLink, PutLinkRefusal},
    },
};

/// Why no link is left.
#[derive(Debug, thiserror::Error)]
pub(in super::super) enum RouteError {
    #[error("the box is too large")]
    TooLarge,
    #[error("it would expire at another time than it may")]
    Expiry,
    #[error(transparent)]
    Store(#[from] Failure<PutLinkRefusal>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::TooLarge => Answer::with_detail(Code::MalformedBody, "A link has at most 2048 sealed bytes."),
            Self::Expiry => {
                Answer::with_detail(Code::MalformedBody, "A link expires later than now and within 366 days.")
            }
            Self::Store(Failure::Refused(PutLinkRefusal::Session(refusal))) => refusal.into(),
            Self::Store(Failure::Refused(PutLinkRefusal::TooMany)) => Code::TooManyLinks.into(),
            Self::Store(Failure::Store(error)) => error.into(),
        };
        answer.into_response()
    }
}

/// Leaves the box of a link, in the place of what lay there. The same box again keeps the answer to it.
#[utoipa::path(
    put, path = "/v1/organisations/{slug}/links/{locator}", tag = "organisation", security(("coordinator" = [])),
    params(
        ("slug" = String, Path, description = "The organisation's address."),
        ("locator" = String, Path, description = "Where it lies: derived from the link's secret, 22 characters of base64url."),
    ),
    request_body = NewLink,
    responses(
        (status = 201, description = "Left."),
        (status = 200, description = "A link lay there before: the same, or one that this takes the place of."),
        (status = 404, description = "`link-not-found`: no such locator", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`too-many-links`", body = Problem, content_type = "application/problem+json"),
        OnSession, OnBody,
    )
)]
pub(in super::super) async fn put(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    At(locator): At,
    Json(link): Json<NewLink>,
) -> Result<StatusCode, RouteError> {
    let now = state.clock.now();
    if link.sealed.len() > limits::LINK_BYTES {
        return Err(RouteError::TooLarge);
    }
    if link.expires_at <= now || link.expires_at > now + TimeDelta::days(limits::LINK_DAYS) {
        return Err(RouteError::Expiry);
    }
    match state.store.apply(PutLink { slug, token, locator, link, now }).await? {
        Left::Now => Ok(StatusCode::CREATED),
        Left::Before => Ok(StatusCode::OK),
    }
}
