//! `GET /api/v1/organisations/{slug}`: all that an organisation publishes.

use axum::{
    extract::State,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH},
    },
    response::{IntoResponse, Response},
};
use data_encoding::BASE64URL_NOPAD;
use naderhand_domain::wire::{
    organisation::Published,
    problem::{Code, Problem},
};

use crate::{
    extract::Slug,
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
            Self::Store(Failure::Store(error)) => error.into(),
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
    let known = headers.get(IF_NONE_MATCH).map(tags).unwrap_or_default();
    match state.store.read(ReadPublished { slug, known }).await? {
        Seen::Nobody => Err(RouteError::NotFound),
        Seen::Same(tag) => Ok((StatusCode::NOT_MODIFIED, common(&tag)).into_response()),
        Seen::Other(tag, published) => Ok((common(&tag), axum::Json(published)).into_response()),
    }
}

fn common(tag: &PublishedTag) -> [(axum::http::HeaderName, HeaderValue); 2] {
    // Base64url between quotation marks is always a header's value.
    let etag = HeaderValue::try_from(format!("\"{}\"", BASE64URL_NOPAD.encode(tag)));
    [(ETAG, etag.unwrap_or(HeaderValue::from_static("\"\""))), (CACHE_CONTROL, HeaderValue::from_static("no-cache"))]
}

/// The states that an `If-None-Match` names. A proxy that compresses may have marked them as weak; others are nobody's.
fn tags(value: &HeaderValue) -> Vec<PublishedTag> {
    let items = value.to_str().unwrap_or_default().split(',');
    items
        .filter_map(|item| {
            let text = item.trim().trim_start_matches("W/").strip_prefix('"')?.strip_suffix('"')?;
            BASE64URL_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn etags_read_back() {
        let (one, two) = ([1; 32], [2; 32]);
        let text = |tag| common(&tag)[0].1.to_str().unwrap().to_owned();
        let value = |text: &str| HeaderValue::try_from(text).unwrap();
        assert_eq!(tags(&value(&text(one))), [one]);
        assert_eq!(tags(&value(&format!("W/{}, {}", text(one), text(two)))), [one, two]);
        for other in ["*", "", "\"\"", "\"AAAA\"", "W/", "\""] {
            assert!(tags(&value(other)).is_empty(), "{other}");
        }
    }
}
