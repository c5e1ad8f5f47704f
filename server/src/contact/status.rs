//! `GET /api/v1/organisations/{slug}/contact/requests/{request}`: where a request is.

use axum::{extract::State, http::HeaderMap, response::Response};
use naderhand_domain::wire::contact::RequestStatus;

use super::looked;
use crate::{
    api::answers::{OnRequest, OnSession},
    extract::{OfMaker, Slug},
    http::etag,
    problem::Answer,
    state::AppState,
    store::request::ReadRequest,
};

/// Tells the maker of a request where it is, with all threads.
#[utoipa::path(
    get, path = "/v1/organisations/{slug}/contact/requests/{request}", tag = "contact", security(("request" = [])),
    params(
        ("slug" = String, Path, description = "The organisation's address."),
        ("request" = String, Path, description = "Which request, 22 characters of base64url."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of an earlier answer."),
    ),
    responses(
        (status = 200, description = "Where it is, with an `ETag`.", body = RequestStatus),
        (status = 304, description = "It is where the `ETag` says."),
        OnSession, OnRequest,
    )
)]
pub(super) async fn status(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfMaker(token): OfMaker,
    headers: HeaderMap,
) -> Result<Response, Answer> {
    let known = etag::known(&headers);
    Ok(looked(state.store.read(ReadRequest { slug, token, known }).await?))
}
