//! `POST /api/v1/organisations/{slug}/contact/inbox/read`: a supporter's device fetches what is in requests.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::{
    contact::{InboxContents, ReadInbox as Body},
    limits,
    problem::Code,
};

use crate::{
    api::answers::{OnBody, OnSession},
    extract::{Json, OfSession, Slug},
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{NoSession, ReadInbox},
    },
};

/// Why nothing is handed out.
#[derive(Debug, thiserror::Error)]
pub(super) enum RouteError {
    #[error("too many are asked for")]
    TooMany,
    #[error(transparent)]
    Store(#[from] Failure<NoSession>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::TooMany => Answer::with_detail(Code::MalformedBody, "At most 50 requests are read in one call."),
            Self::Store(failure) => failure.into(),
        };
        answer.into_response()
    }
}

/// Hands out what is in requests that wait or are the supporter's, and notes that their device has it. Others are left out.
#[utoipa::path(
    post, path = "/v1/organisations/{slug}/contact/inbox/read", tag = "contact", security(("supporter" = [])),
    params(("slug" = String, Path, description = "The organisation's address.")),
    request_body = Body,
    responses((status = 200, description = "What is in them.", body = InboxContents), OnSession, OnBody)
)]
pub(super) async fn read(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    Json(Body { requests }): Json<Body>,
) -> Result<axum::Json<InboxContents>, RouteError> {
    if requests.len() > limits::INBOX_READ {
        return Err(RouteError::TooMany);
    }
    let now = state.clock.now();
    Ok(axum::Json(state.store.apply(ReadInbox { slug, token, requests, now }).await?))
}
