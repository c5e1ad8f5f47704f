//! Key boxes: the vault's keys, sealed under recovery words or a pairing code.

mod put;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// The routes.
pub(crate) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(put::put))
}
