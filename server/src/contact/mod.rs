//! Requests for contact (docs/adr/0016-contact.md). Who makes one does not occur; what is in one is sealed.
//!
//! | file | what |
//! | --- | --- |
//! | `send`, `status`, `ask_anew`, `write`, `withdraw` | what the maker of a request does, with its secret |
//! | `inbox`, `read`, `open`, `claim`, `reply`, `step_back`, `close` | what a supporter does, with a session |
//! | `waiting` | what a coordinator sees |
//! | `pass_on` | what the server does by itself: the next are asked when nobody has answered in time |

mod ask_anew;
mod claim;
mod close;
mod inbox;
mod open;
pub(crate) mod pass_on;
mod read;
mod refusals;
mod reply;
mod send;
mod status;
mod step_back;
mod waiting;
mod withdraw;
mod write;

use axum::{
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
};
use naderhand_domain::wire::limits;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    http::{
        etag,
        rate::{self, Limiter},
    },
    state::AppState,
    store::request::Looked,
};

/// The routes. Sending is open to everybody, so it is counted more strictly.
pub(crate) fn router(strict: &Limiter) -> OpenApiRouter<AppState> {
    let sending = OpenApiRouter::new()
        .routes(routes!(send::send))
        .layer(DefaultBodyLimit::max(limits::CONTACT_JSON_BYTES))
        .layer(from_fn_with_state(strict.clone(), rate::limit));
    let asking =
        OpenApiRouter::new().routes(routes!(ask_anew::ask)).layer(DefaultBodyLimit::max(limits::CONTACT_JSON_BYTES));
    OpenApiRouter::new()
        .routes(routes!(status::status, withdraw::withdraw))
        .routes(routes!(write::write))
        .routes(routes!(inbox::inbox))
        .routes(routes!(read::read))
        .routes(routes!(open::open))
        .routes(routes!(claim::claim))
        .routes(routes!(reply::reply))
        .routes(routes!(step_back::step_back))
        .routes(routes!(close::close))
        .routes(routes!(waiting::waiting))
        .merge(sending)
        .merge(asking)
}

/// How what was looked at is answered.
fn looked<T: serde::Serialize>(looked: Looked<T>) -> Response {
    match looked {
        Looked::Same(tag) => (StatusCode::NOT_MODIFIED, [etag::header(&tag)]).into_response(),
        Looked::Other(tag, seen) => ([etag::header(&tag)], axum::Json(seen)).into_response(),
    }
}
