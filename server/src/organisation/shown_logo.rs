//! `PUT` and `DELETE /api/v1/organisations/{slug}/logo`: the logo on an organisation's pages.
//!
//! It is checked and written anew as one that is loaded from a file is. It is not signed: it shows on pages that anybody may
//! read, and on no device.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::problem::{Problem, SettingsProblem};

use super::logo::{Logo, LogoError};
use crate::{
    api::answers::{OnBody, OnSession},
    extract::{Image, OfSession, Slug},
    problem::Answer,
    state::AppState,
    store::{
        failure::Failure,
        request::{NoSession, PutLogo},
    },
};

/// Why the logo stays as it is.
#[derive(Debug, thiserror::Error)]
pub(super) enum RouteError {
    #[error(transparent)]
    Logo(#[from] LogoError),
    #[error(transparent)]
    Store(#[from] Failure<NoSession>),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        let answer: Answer = match self {
            Self::Logo(error) => {
                Answer::settings_refused(vec![SettingsProblem { at: "logo".to_owned(), fault: error.to_string() }])
            }
            Self::Store(failure) => failure.into(),
        };
        answer.into_response()
    }
}

/// Keeps a logo: a PNG or an SVG of at most 100000 bytes, in which nothing acts and nothing comes from elsewhere.
#[utoipa::path(
    put, path = "/v1/organisations/{slug}/logo", tag = "organisation", security(("coordinator" = [])),
    params(("slug" = String, Path, description = "The organisation's address.")),
    request_body(content((Vec<u8> = "image/png"), (Vec<u8> = "image/svg+xml"))),
    responses(
        (status = 204, description = "Kept; the pages show it."),
        (status = 422, description = "`settings-refused`: `problems` says why it is no logo", body = Problem,
            content_type = "application/problem+json"),
        OnSession, OnBody,
    )
)]
pub(super) async fn put(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
    image: Image,
) -> Result<StatusCode, RouteError> {
    let logo = Some(Logo::check(&image.bytes, image.media)?);
    let now = state.clock.now();
    state.store.apply(PutLogo { slug, token, logo, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes the logo. Removing it again is safe.
#[utoipa::path(
    delete, path = "/v1/organisations/{slug}/logo", tag = "organisation", security(("coordinator" = [])),
    params(("slug" = String, Path, description = "The organisation's address.")),
    responses((status = 204, description = "Gone."), OnSession)
)]
pub(super) async fn delete(
    State(state): State<AppState>,
    Slug(slug): Slug,
    OfSession(token): OfSession,
) -> Result<StatusCode, RouteError> {
    let now = state.clock.now();
    state.store.apply(PutLogo { slug, token, logo: None, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}
