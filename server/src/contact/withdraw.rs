//! `DELETE /api/v1/organisations/{slug}/contact/requests/{request}`: the maker takes it back.

use axum::{extract::State, http::StatusCode};

use crate::{
    api::answers::{OnRequest, OnSession},
    extract::{OfMaker, Slug},
    problem::Answer,
    state::AppState,
    store::request::WithdrawRequest,
};

/// Takes a request back: from the answer on nothing that was sealed is there. For 14 days it is known to be withdrawn.
/// Withdrawing it again is safe.
#[utoipa::path(
    delete, path = "/v1/organisations/{slug}/contact/requests/{request}", tag = "contact", security(("request" = [])),
    params(
        ("slug" = String, Path, description = "The organisation's address."),
        ("request" = String, Path, description = "Which request, 22 characters of base64url."),
    ),
    responses((status = 204, description = "Withdrawn."), OnSession, OnRequest)
)]
pub(super) async fn withdraw(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfMaker(token): OfMaker,
) -> Result<StatusCode, Answer> {
    let now = state.clock.now();
    state.store.apply(WithdrawRequest { slug, token, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}
