//! How it is answered that something is kept, now or before: calls are repeated when their answers are lost.

use axum::http::StatusCode;

use crate::store::request::Kept;

/// 201 for what is new, 200 for what was there.
pub(crate) const fn kept(kept: Kept) -> StatusCode {
    match kept {
        Kept::Now => StatusCode::CREATED,
        Kept::Before => StatusCode::OK,
    }
}
