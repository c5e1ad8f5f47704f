//! What the server does by itself: it passes requests on when nobody has taken them in time, and rings whoever has had one for long.

use std::time::Duration;

use crate::{
    state::AppState,
    store::request::{PassOn, RingHolders},
};

/// How often it looks. A request waits this much longer than its limit at most.
const EVERY: Duration = Duration::from_secs(20);

/// Passes on what is due, again and again. Several servers may: each takes what no other one has.
pub(crate) async fn again_and_again(state: AppState) {
    let mut interval = tokio::time::interval(EVERY);
    loop {
        interval.tick().await;
        while round(&state).await {}
        while holders(&state).await {}
    }
}

/// One round; whether there is more.
async fn round(state: &AppState) -> bool {
    match state.store.apply(PassOn { now: state.clock.now() }).await {
        Ok(passed) => {
            if passed.requests > 0 {
                tracing::info!(requests = passed.requests, "passed on what nobody has taken in time");
            }
            passed.more
        }
        Err(error) => {
            tracing::warn!(%error, "requests could not be passed on, the next round tries again");
            false
        }
    }
}

/// One round of those who have a request; whether there is more.
async fn holders(state: &AppState) -> bool {
    match state.store.apply(RingHolders { now: state.clock.now() }).await {
        Ok(rung) => rung.more,
        Err(error) => {
            tracing::warn!(%error, "holders of requests could not be rung, the next round tries again");
            false
        }
    }
}
