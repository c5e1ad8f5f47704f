//! `GET /api/v1/organisations/{slug}/contact/waiting`: a coordinator sees that requests wait.

use axum::extract::State;
use naderhand_domain::wire::contact::Waiting;

use crate::{
    api::answers::OnSession,
    extract::{OfSession, Slug},
    problem::Answer,
    state::AppState,
    store::request::ListWaiting,
};

/// Tells since when requests wait that nobody has taken in time, of those whose makers let a coordinator see that.
#[utoipa::path(
    get, path = "/v1/organisations/{slug}/contact/waiting", tag = "contact", security(("coordinator" = [])),
    params(("slug" = String, Path, description = "The organisation's address.")),
    responses((status = 200, description = "When each was sent, oldest first.", body = Waiting), OnSession)
)]
pub(super) async fn waiting(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
) -> Result<axum::Json<Waiting>, Answer> {
    let now = state.clock.now();
    Ok(axum::Json(state.store.read(ListWaiting { slug, token, now }).await?))
}
