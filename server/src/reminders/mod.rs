//! Pushes (docs/adr/0017-reminders.md): when and where to ring comes from devices, and what for stays there.
//!
//! | file | what |
//! | --- | --- |
//! | `put`, `status`, `put_subscription`, `test`, `remove` | what a device does with its reminders, by their secret |
//! | `put_alerts`, `remove_alerts` | what a supporter and a coordinator do, with a session |
//! | `queue`, `wait` | what the server does by itself: it rings when it is time, and again when it could not |
//! | `pusher`, `notice` | with what is rung; what a lock screen shows, and what a tap opens |
//! | `push_key`, `make_key` | the server's own key: shown to browsers, made by whoever runs the server |

pub mod make_key;
mod notice;
mod push_key;
pub mod pusher;
mod put;
mod put_alerts;
mod put_subscription;
pub(crate) mod queue;
mod refusals;
mod remove;
mod remove_alerts;
mod status;
mod test;
mod wait;

use axum::middleware::from_fn_with_state;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    http::rate::{self, Limiter},
    state::AppState,
};

/// The routes. Making reminders is open to everybody, and a test rings at once, so both are counted more strictly.
pub(crate) fn router(strict: &Limiter) -> OpenApiRouter<AppState> {
    let counted = OpenApiRouter::new()
        .routes(routes!(put::put))
        .routes(routes!(test::test))
        .layer(from_fn_with_state(strict.clone(), rate::limit));
    OpenApiRouter::new()
        .routes(routes!(push_key::push_key))
        .routes(routes!(status::status, remove::remove))
        .routes(routes!(put_subscription::put_subscription))
        .routes(routes!(put_alerts::put_alerts, remove_alerts::remove_alerts))
        .merge(counted)
}
