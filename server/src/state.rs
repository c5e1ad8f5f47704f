//! What the handlers share.

use std::sync::Arc;

use crate::{clock::Clock, reminders::pusher::Pusher, store::Store};

/// The state of the API: where things are kept, what time it is, and with what reminders ring.
#[derive(Debug, Clone)]
pub struct AppState {
    /// The store.
    pub store: Store,
    /// The clock.
    pub clock: Clock,
    /// `None` when nobody is rung.
    pub pusher: Option<Arc<Pusher>>,
}
