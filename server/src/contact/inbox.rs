//! `GET /api/v1/organisations/{slug}/contact/inbox`: a supporter looks for requests.

use axum::{extract::State, http::HeaderMap, response::Response};
use naderhand_domain::wire::contact::Inbox;

use super::looked;
use crate::{
    api::answers::OnSession,
    extract::{OfSession, Slug},
    http::etag,
    problem::Answer,
    state::AppState,
    store::request::ListInbox,
};

/// Tells a supporter which requests they may open, and what each is to them.
#[utoipa::path(
    get, path = "/v1/organisations/{slug}/contact/inbox", tag = "contact", security(("supporter" = [])),
    params(
        ("slug" = String, Path, description = "The organisation's address."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of an earlier answer."),
    ),
    responses(
        (status = 200, description = "All of them, with an `ETag`.", body = Inbox),
        (status = 304, description = "Nothing is new since the `ETag`."),
        OnSession,
    )
)]
pub(super) async fn inbox(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    headers: HeaderMap,
) -> Result<Response, Answer> {
    let (known, now) = (etag::known(&headers), state.clock.now());
    Ok(looked(state.store.read(ListInbox { slug, token, known, now }).await?))
}
