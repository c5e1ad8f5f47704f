//! A vault: registered without identity, looked at, and its devices.

mod enrol;
mod name_device;
mod register;
mod revoke_device;
mod status;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// The routes.
pub(crate) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(register::register))
        .routes(routes!(status::status))
        .routes(routes!(enrol::enrol))
        .routes(routes!(name_device::name_device))
        .routes(routes!(revoke_device::revoke_device))
}
