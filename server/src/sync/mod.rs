//! Uploads and pulls, in postcard: the two calls that carry many sealed records.

mod pull;
mod upload;

use axum::{
    extract::DefaultBodyLimit,
    http::{HeaderValue, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::{SYNC_MEDIA_TYPE, limits, problem::Code};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{problem::Answer, state::AppState};

/// The routes, with their own limit of the body.
pub(crate) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(upload::upload))
        .routes(routes!(pull::pull))
        .layer(DefaultBodyLimit::max(limits::UPLOAD_BYTES))
}

/// An answer in postcard.
fn postcard(value: &impl Serialize) -> Response {
    match postcard::to_allocvec(value) {
        Ok(bytes) => ([(CONTENT_TYPE, HeaderValue::from_static(SYNC_MEDIA_TYPE))], bytes).into_response(),
        // The wire types always serialise into memory.
        Err(_) => Answer::from(Code::Internal).into_response(),
    }
}
