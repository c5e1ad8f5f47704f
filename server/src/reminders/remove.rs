//! `DELETE /api/v1/reminders/{reminders}`: all of it goes.

use axum::{extract::State, http::StatusCode};

use crate::{
    api::answers::OnReminders, extract::OfReminders, problem::Answer, state::AppState, store::request::DropReminders,
};

/// Deletes all of it, and whatever rings it. What is gone already is no matter.
#[utoipa::path(
    delete, path = "/v1/reminders/{reminders}", tag = "reminders", security(("reminders" = [])),
    params(("reminders" = String, Path, description = "Which reminders, 22 characters of base64url.")),
    responses((status = 204, description = "Gone."), OnReminders)
)]
pub(super) async fn remove(
    State(state): State<AppState>,
    OfReminders(token): OfReminders,
) -> Result<StatusCode, Answer> {
    state.store.apply(DropReminders { token }).await?;
    Ok(StatusCode::NO_CONTENT)
}
