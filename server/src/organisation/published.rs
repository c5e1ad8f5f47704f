//! `GET /api/v1/organisations/{slug}`: all that an organisation publishes.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header::CACHE_CONTROL},
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::{
    organisation::Published,
    problem::{Code, Problem},
};

use crate::{
    extract::Slug,
    http::etag,
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{PublishedTag, ReadPublished, Seen},
    },
};

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
pub(super) enum RouteError {
    #[error("there is no such organisation")]
    NotFound,
    #[error(transparent)]
    Store(#[from] Failure<std::convert::Infallible>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::NotFound => Code::OrganisationNotFound.into(),
            Self::Store(failure) => failure.into(),
        };
        answer.into_response()
    }
}

/// Hands out all that an organisation publishes: public bytes, the same for everybody, without a token. So the server does not
/// learn who joined.
///
/// An organisation that was loaded from a file publishes nothing here.
#[utoipa::path(
    get, path = "/v1/organisations/{slug}", tag = "organisation",
    params(
        ("slug" = String, Path, description = "The organisation's address."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of an earlier answer."),
    ),
    responses(
        (status = 200, description = "What it publishes, with an `ETag`.", body = Published),
        (status = 304, description = "What it publishes is what the `ETag` names."),
        (status = 404, description = "`organisation-not-found`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too-many-requests`, with `Retry-After`", body = Problem,
            content_type = "application/problem+json"),
        (status = 503, description = "`storage-unavailable`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn published(
    State(state): State<AppState>,
    Slug(slug): Slug,
    headers: HeaderMap,
) -> Result<Response, RouteError> {
    let known = etag::known(&headers);
    match state.store.read(ReadPublished { slug, known }).await? {
        Seen::Nobody => Err(RouteError::NotFound),
        Seen::Same(tag) => Ok((StatusCode::NOT_MODIFIED, common(&tag)).into_response()),
        Seen::Other(tag, published) => Ok((common(&tag), axum::Json(published)).into_response()),
    }
}

fn common(tag: &PublishedTag) -> [(HeaderName, HeaderValue); 2] {
    [etag::header(tag), (CACHE_CONTROL, HeaderValue::from_static("no-cache"))]
}
