//! What the server does by itself: it rings when it is time. The rows are the queue: whatever stops in between, they are found again.
//!
//! A ring is taken for a minute, sent, and settled. When a server ends in between, the ring is sent again after that minute, with the
//! same topic and tag, so that one shows.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use futures_util::{FutureExt as _, StreamExt as _, future::BoxFuture, stream::FuturesUnordered};
use naderhand_push::{Answer, NotATarget};
use tokio::sync::watch;

use super::{notice::Opens, pusher::Pusher, wait};
use crate::{
    random::draw,
    state::AppState,
    store::request::{Lease, LeaseRings, Leased, NextRing, Outcome, RingFor, SettleRings, Settled},
};

/// Pushes that are under way at once, those included of which it is not noted yet what became of them (product default).
const AT_ONCE: usize = 64;
/// Rings are taken, and settled, when at least so many can be: each time waits for the disk.
const BATCH: usize = AT_ONCE / 2;
/// How long a taken ring is nobody else's: twice as long as a push may take.
const LEASE: TimeDelta = TimeDelta::seconds(60);
/// How often it looks for what is due. What another server or call has put there is seen after this long at most.
const EVERY: Duration = Duration::from_secs(1);

/// Rings what is due until `stopping` is true, and then finishes what is under way.
pub(crate) async fn again_and_again(state: AppState, pusher: Arc<Pusher>, mut stopping: watch::Receiver<bool>) {
    let mut queue = Queue { state, pusher, sending: FuturesUnordered::new(), done: Vec::new() };
    loop {
        let is_stopping = *stopping.borrow();
        let pause = if is_stopping { EVERY } else { queue.take().await };
        if is_stopping && queue.sending.is_empty() {
            queue.settle().await;
            return;
        }
        tokio::select! {
            Some(settled) = queue.sending.next(), if !queue.sending.is_empty() => {
                queue.done.push(settled);
                while let Some(Some(settled)) = queue.sending.next().now_or_never() {
                    queue.done.push(settled);
                }
                if queue.done.len() >= BATCH || queue.sending.is_empty() {
                    queue.settle().await;
                }
            }
            () = tokio::time::sleep(pause) => queue.settle().await,
            // An error means that nobody can say it any more: that is an end, too.
            stopped = stopping.changed(), if !is_stopping => if stopped.is_err() { return },
        }
    }
}

struct Queue {
    state: AppState,
    pusher: Arc<Pusher>,
    sending: FuturesUnordered<BoxFuture<'static, Settled>>,
    done: Vec<Settled>,
}

impl Queue {
    /// Takes what is due, as far as there is room, and begins to send it. Returns how long nothing has to be looked for.
    async fn take(&mut self) -> Duration {
        let room = AT_ONCE.saturating_sub(self.sending.len() + self.done.len());
        if room < BATCH {
            return EVERY;
        }
        let now = self.state.clock.now();
        match self.state.store.read(NextRing).await {
            Ok(Some(next)) if next <= now => {}
            Ok(next) => {
                let until = next.and_then(|next| (next - now).to_std().ok());
                return until.map_or(EVERY, |until| until.min(EVERY));
            }
            Err(error) => {
                tracing::warn!(%error, "it is not known what is due, the next round tries again");
                return EVERY;
            }
        }
        let lease = draw();
        let most = u32::try_from(room).unwrap_or(u32::MAX);
        match self.state.store.apply(LeaseRings { lease, until: now + LEASE, most, now }).await {
            Ok(taken) => {
                for ring in taken {
                    self.sending.push(send(self.state.clone(), Arc::clone(&self.pusher), lease, ring).boxed());
                }
            }
            Err(error) => tracing::warn!(%error, "nothing could be taken from the queue, the next round tries again"),
        }
        EVERY
    }

    /// Notes what became of what was sent. What cannot be noted now is noted later, or sent again when its lease is over.
    async fn settle(&mut self) {
        if self.done.is_empty() {
            return;
        }
        let settled = std::mem::take(&mut self.done);
        let count = |is: fn(&Outcome) -> bool| settled.iter().filter(|settled| is(&settled.outcome)).count();
        let delivered = count(|outcome| matches!(outcome, Outcome::Delivered));
        let over = count(|outcome| matches!(outcome, Outcome::Over));
        let later = count(|outcome| matches!(outcome, Outcome::Later(_)));
        match self.state.store.apply(SettleRings { settled, now: self.state.clock.now() }).await {
            Ok(()) => tracing::info!(delivered, over, later, "rang"),
            Err(error) => tracing::warn!(%error, "what was rung could not be noted, it rings again"),
        }
    }
}

async fn send(state: AppState, pusher: Arc<Pusher>, lease: Lease, ring: Leased) -> Settled {
    let opens = match ring.ring_for {
        RingFor::Plan => Opens::Reminder,
        RingFor::Supporter => Opens::Inbox,
        RingFor::Coordinator => Opens::Coordinator,
    };
    let said = pusher.ring(&ring.subscription, opens, ring.shown, ring.tag, state.clock.now()).await;
    let outcome = match said {
        Ok(Answer::Delivered) => Outcome::Delivered,
        // The operator may have taken its host from the list.
        Ok(Answer::Gone | Answer::Refused(_))
        | Err(NotATarget::Malformed | NotATarget::Number | NotATarget::UnknownHost | NotATarget::Key) => Outcome::Over,
        Ok(Answer::Later { after, .. }) => {
            Outcome::Later(wait::until(state.clock.now(), after, ring.reminders, ring.attempt))
        }
    };
    Settled { ring, lease: Some(lease), outcome }
}
