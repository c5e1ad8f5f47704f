//! `POST /api/v1/reminders/{reminders}/test`: a real push, now.

use axum::extract::State;
use naderhand_domain::wire::{
    problem::Code,
    reminders::{TestRing, Tested},
};
use naderhand_push::{Answer as Said, Because, NotATarget, Refused};

use super::notice::Opens;
use crate::{
    api::answers::{OnBody, OnReminders},
    extract::{Json, OfReminders},
    problem::Answer,
    state::AppState,
    store::request::{FindAddress, Leased, Outcome, RingFor, SettleRings, Settled},
};

/// Rings now, once, and tells how far it came. Nothing of it waits in the queue.
#[utoipa::path(
    post, path = "/v1/reminders/{reminders}/test", tag = "reminders", security(("reminders" = [])),
    params(("reminders" = String, Path, description = "Which reminders, 22 characters of base64url.")),
    request_body = TestRing,
    responses((status = 200, description = "How far it came.", body = Tested), OnReminders, OnBody)
)]
pub(super) async fn test(
    State(state): State<AppState>,
    OfReminders(token): OfReminders,
    Json(TestRing { tag }): Json<TestRing>,
) -> Result<axum::Json<Tested>, Answer> {
    let pusher = state.pusher.ok_or(Code::PushUnavailable)?;
    let reminders = token.reminders;
    let (subscription, shown) = state.store.read(FindAddress { token }).await?;
    let said = pusher.ring(&subscription, Opens::Settings, shown, tag, state.clock.now()).await;
    let tested = tested(said);
    let outcome = match tested {
        Tested::Delivered => Some(Outcome::Delivered),
        Tested::Over | Tested::Refused => Some(Outcome::Over),
        Tested::Busy | Tested::Unreachable => None,
    };
    if let Some(outcome) = outcome {
        let ring = Leased { reminders, tag, ring_for: RingFor::Plan, attempt: 1, subscription, shown };
        let settled = vec![Settled { ring, lease: None, outcome }];
        state.store.apply(SettleRings { settled, now: state.clock.now() }).await?;
    }
    Ok(axum::Json(tested))
}

const fn tested(said: Result<Said, NotATarget>) -> Tested {
    match said {
        Ok(Said::Delivered) => Tested::Delivered,
        // Of another key than this server's, or made for it and refused: the device subscribes anew.
        Ok(Said::Gone | Said::Refused(Refused::Sender { .. } | Refused::Key)) => Tested::Over,
        Ok(Said::Later { because: Because::Busy { .. }, .. }) => Tested::Busy,
        Ok(Said::Later { because: Because::Unreachable | Because::PrivateAddress | Because::NoRandomness, .. }) => {
            Tested::Unreachable
        }
        Ok(Said::Refused(Refused::Redirect | Refused::Status { .. })) | Err(_) => Tested::Refused,
    }
}
