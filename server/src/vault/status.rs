//! `GET /api/v1/vault`: what the server holds of the caller's vault.

use axum::extract::State;
use naderhand_domain::wire::vault::VaultStatus;

use crate::{api::answers::OnToken, extract::Token, problem::Answer, state::AppState, store::request::Status};

/// Tells what the server holds: consents, devices, whether recovery words are set up.
#[utoipa::path(
    get, path = "/v1/vault", tag = "vault", security(("device" = [])),
    responses((status = 200, description = "What the server holds.", body = VaultStatus), OnToken)
)]
pub(super) async fn status(
    State(state): State<AppState>,
    Token(token): Token,
) -> Result<axum::Json<VaultStatus>, Answer> {
    let status = state.store.read(Status { token }).await?;
    Ok(axum::Json(status))
}
