//! Consent, per purpose: given, and withdrawn with all that was kept for it.

mod give;
mod withdraw;

use axum::extract::Path;
use naderhand_domain::consent::Purpose;
use serde::de::{IntoDeserializer as _, value::Error};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// The routes.
pub(crate) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(give::give, withdraw::withdraw))
}

/// The purpose that the address names, if there is such a purpose.
fn purpose(Path(name): &Path<String>) -> Option<Purpose> {
    use serde::Deserialize as _;
    let name: serde::de::value::StrDeserializer<'_, Error> = name.as_str().into_deserializer();
    Purpose::deserialize(name).ok()
}
