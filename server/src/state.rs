//! What the handlers share.

use crate::{clock::Clock, store::Store};

/// The state of the API: where things are kept, and what time it is.
#[derive(Debug, Clone)]
pub struct AppState {
    /// The store.
    pub store: Store,
    /// The clock.
    pub clock: Clock,
}
