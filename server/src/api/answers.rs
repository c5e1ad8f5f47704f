//! Problems that many routes answer, for the description.

use naderhand_domain::wire::problem::Problem;
use utoipa::IntoResponses;

/// What every route that takes a body can answer.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "read by the derive, never made")]
pub(crate) enum OnBody {
    /// `malformed-body`
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(Problem),
    /// `body-too-large` or `entry-too-large`
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// `unsupported-media-type`
    #[response(status = 415, content_type = "application/problem+json")]
    MediaType(Problem),
    /// `too-many-requests`, with `Retry-After`
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(Problem),
    /// `internal`
    #[response(status = 500, content_type = "application/problem+json")]
    Internal(Problem),
    /// `storage-unavailable`
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// What every route that takes a token can answer.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "read by the derive, never made")]
pub(crate) enum OnToken {
    /// `device-unknown` or `device-revoked`
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthorized(Problem),
    /// `too-many-requests`, with `Retry-After`
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(Problem),
    /// `internal`
    #[response(status = 500, content_type = "application/problem+json")]
    Internal(Problem),
    /// `storage-unavailable`
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// What every route that takes a session can answer.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "read by the derive, never made")]
pub(crate) enum OnSession {
    /// `session-unknown`
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthorized(Problem),
    /// `too-many-requests`, with `Retry-After`
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(Problem),
    /// `internal`
    #[response(status = 500, content_type = "application/problem+json")]
    Internal(Problem),
    /// `storage-unavailable`
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// What every route that publishes can answer.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "read by the derive, never made")]
pub(crate) enum OnPublish {
    /// `version-conflict`
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
    /// `statement-refused` or `settings-refused`
    #[response(status = 422, content_type = "application/problem+json")]
    Refused(Problem),
}

/// What every route about one request for contact can answer.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "read by the derive, never made")]
pub(crate) enum OnRequest {
    /// `request-not-found`: also one that the caller may not see
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Problem),
}

/// What every route about a device's reminders can answer.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "read by the derive, never made")]
pub(crate) enum OnReminders {
    /// `reminders-not-found`: also without their token; `push-unavailable` where something is to ring
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Problem),
    /// `too-many-requests`, with `Retry-After`
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(Problem),
    /// `internal`
    #[response(status = 500, content_type = "application/problem+json")]
    Internal(Problem),
    /// `storage-unavailable`
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// What every route that changes where a request for contact is, or writes about it, can answer.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "read by the derive, never made")]
pub(crate) enum OnTurn {
    /// `request-taken`, `request-over` or `version-conflict`
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
}
