//! The next version of a statement, by whoever may sign it.

pub(super) mod authority;
pub(super) mod availability;
pub(super) mod directory;
pub(super) mod settings;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::{
    problem::Answer,
    store::{
        failure::Failure,
        request::{Kept, PublishRefusal},
    },
};

/// Why a statement is not kept.
#[derive(Debug, thiserror::Error)]
pub(super) enum RouteError {
    #[error(transparent)]
    Store(#[from] Failure<PublishRefusal>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::Store(Failure::Refused(refusal)) => refusal.into(),
            Self::Store(Failure::Store(error)) => error.into(),
        };
        answer.into_response()
    }
}

/// How what was kept is answered.
const fn kept(kept: Kept) -> StatusCode {
    match kept {
        Kept::Now => StatusCode::CREATED,
        Kept::Before => StatusCode::OK,
    }
}
