//! `POST /api/v1/organisations/{slug}/links/answer`: the invited person answers.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::{
    limits,
    organisation::AnswerLink as Body,
    problem::{Code, Problem},
};

use crate::{
    api::answers::OnBody,
    extract::{Json, Slug},
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{AnswerLink, Left, LinkRefusal},
    },
};

/// Why the answer is not kept.
#[derive(Debug, thiserror::Error)]
pub(in super::super) enum RouteError {
    #[error("the answer is too large")]
    TooLarge,
    #[error(transparent)]
    Store(#[from] Failure<LinkRefusal>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::TooLarge => Answer::with_detail(Code::MalformedBody, "An answer has at most 2048 sealed bytes."),
            Self::Store(failure) => failure.into(),
        };
        answer.into_response()
    }
}

/// Keeps the answer to an invitation, sealed under its secret. It is answered once; the same answer again is safe.
#[utoipa::path(
    post, path = "/v1/organisations/{slug}/links/answer", tag = "organisation",
    params(("slug" = String, Path, description = "The organisation's address.")),
    request_body = Body,
    responses(
        (status = 201, description = "Kept."),
        (status = 200, description = "The same was answered before."),
        (status = 404, description = "`link-not-found`: also a link to join, which takes no answer", body = Problem,
            content_type = "application/problem+json"),
        OnBody,
    )
)]
pub(in super::super) async fn answer(
    State(state): State<AppState>,
    Slug(slug): Slug,
    Json(answer): Json<Body>,
) -> Result<StatusCode, RouteError> {
    if answer.sealed.len() > limits::LINK_BYTES {
        return Err(RouteError::TooLarge);
    }
    let now = state.clock.now();
    match state.store.apply(AnswerLink { slug, answer, now }).await? {
        Left::Now => Ok(StatusCode::CREATED),
        Left::Before => Ok(StatusCode::OK),
    }
}
