//! `DELETE /api/v1/organisations/{slug}/links/{locator}`: a coordinator withdraws a link.

use axum::{extract::State, http::StatusCode};
use naderhand_domain::wire::problem::Problem;

use crate::{
    api::answers::OnSession,
    extract::{At, OfSession, Slug},
    problem::Answer,
    state::AppState,
    store::request::{DeleteLink, Withdrawn},
};

/// Withdraws a link: from the answer on it opens nothing. Withdrawing it again is safe.
#[utoipa::path(
    delete, path = "/v1/organisations/{slug}/links/{locator}", tag = "organisation", security(("coordinator" = [])),
    params(
        ("slug" = String, Path, description = "The organisation's address."),
        ("locator" = String, Path, description = "Where it lies, 22 characters of base64url."),
    ),
    responses(
        (status = 204, description = "Gone."),
        (status = 404, description = "`link-not-found`: no such locator", body = Problem,
            content_type = "application/problem+json"),
        OnSession,
    )
)]
pub(in super::super) async fn delete(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    At(locator): At,
) -> Result<StatusCode, Answer> {
    let now = state.clock.now();
    let Withdrawn = state.store.apply(DeleteLink { slug, token, locator, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}
