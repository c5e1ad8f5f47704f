//! Taking a request back.

use super::{Asked, Phase};

impl Asked {
    /// Takes it back: from now on it is withdrawn on this device, and what was to be sent is forgotten. Makes no call: keep it,
    /// then [`Asked::send`], until [`View::is_finished`](super::View) says that the server knows. That is so for one that was never sent,
    /// too: whether it arrived is not always known.
    pub fn withdraw(&mut self) {
        if !matches!(self.phase, Phase::Withdrawn { .. }) {
            self.phase = Phase::Withdrawn { told: false };
        }
        self.anew = None;
        for copy in &mut self.copies {
            copy.bytes = None;
        }
        for conversation in &mut self.threads {
            conversation.thread.forget_unsent();
        }
    }
}
