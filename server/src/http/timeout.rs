//! No request may take for ever, be it that the caller sends slowly or that the database does not answer.

use std::time::Duration;

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::problem::Code;

use crate::problem::Answer;

/// How long a request may take, its body included. Product default: a megabyte over a bad mobile network fits.
const LIMIT: Duration = Duration::from_mins(1);

/// Ends a request that takes too long. An upload that was already handed to the store may still be kept; it was not
/// acknowledged, and sending it again is safe.
pub(crate) async fn limit(request: Request, next: Next) -> Response {
    if let Ok(response) = tokio::time::timeout(LIMIT, next.run(request)).await {
        response
    } else {
        tracing::warn!("a request took too long and was ended");
        Answer::from(Code::StorageUnavailable).into_response()
    }
}
