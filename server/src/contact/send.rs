//! `PUT /api/v1/organisations/{slug}/contact/requests/{request}`: somebody asks supporters to get in touch.

use axum::{extract::State, http::StatusCode};
use naderhand_domain::wire::{contact::NewRequest, problem::Problem};

use crate::{
    api::answers::OnBody,
    extract::{Json, RequestAt, Slug},
    http::kept::kept,
    problem::Answer,
    state::AppState,
    store::request::{Asking, SendRequest, Wording},
};

/// Sends a request, sealed to each supporter. Sending the same again is safe.
///
/// Anybody can, without a token. Copies for supporters whom the directory does not name are left out: who has just left makes
/// sending no harder, and the request's status says who has a copy.
#[utoipa::path(
    put, path = "/v1/organisations/{slug}/contact/requests/{request}", tag = "contact",
    params(
        ("slug" = String, Path, description = "The organisation's address."),
        ("request" = String, Path, description = "Drawn at random by whoever sends it, 22 characters of base64url."),
    ),
    request_body = NewRequest,
    responses(
        (status = 201, description = "Kept."),
        (status = 200, description = "The same was kept before."),
        (status = 403, description = "`consent-missing`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`organisation-not-found`; or `request-not-found`: not an id", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "`request-taken`: another request has this id", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`too-many-open-requests`", body = Problem,
            content_type = "application/problem+json"),
        OnBody,
    )
)]
pub(super) async fn send(
    State(state): State<AppState>,
    Slug(slug): Slug,
    RequestAt(request): RequestAt,
    Json(new): Json<NewRequest>,
) -> Result<StatusCode, Answer> {
    let wording = Wording::parse(new.wording)?;
    let asking = Asking::parse(new.copies)?;
    let now = state.clock.now();
    let send = SendRequest { slug, request, verifier: new.verifier, wording, asking, now };
    Ok(kept(state.store.apply(send).await?))
}
