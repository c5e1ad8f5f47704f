//! `GET /api/v1/reminders/{reminders}`: what is kept of them.

use axum::{Json, extract::State};
use naderhand_domain::wire::reminders::RemindersStatus;

use crate::{
    api::answers::OnReminders, extract::OfReminders, problem::Answer, state::AppState, store::request::ReadReminders,
};

/// Tells a device whether its address takes pushes, how many rings are to come, and when the last one went.
#[utoipa::path(
    get, path = "/v1/reminders/{reminders}", tag = "reminders", security(("reminders" = [])),
    params(("reminders" = String, Path, description = "Which reminders, 22 characters of base64url.")),
    responses((status = 200, description = "What is known.", body = RemindersStatus), OnReminders)
)]
pub(super) async fn status(
    State(state): State<AppState>,
    OfReminders(token): OfReminders,
) -> Result<Json<RemindersStatus>, Answer> {
    Ok(Json(state.store.read(ReadReminders { token }).await?))
}
