//! Writing to whoever has the request.

use chrono::{DateTime, Utc};
use naderhand_domain::{contact::Note, wire::contact::Progress};
use naderhand_organisation::Member;
use naderhand_sealing::CryptoRng;

use super::{Asked, Phase};
use crate::error::NotWritten;

impl Asked {
    /// Writes to whoever has the request. Makes no call: keep it, then [`Asked::send`].
    pub fn write(
        &mut self,
        member: &Member,
        note: Note,
        now: DateTime<Utc>,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Result<(), NotWritten> {
        let (Phase::Sent, Some(Progress::Claimed { by })) = (self.phase, self.progress()) else {
            return Err(NotWritten::NobodyHasIt);
        };
        if !self.is_of(member) {
            return Err(NotWritten::NobodyHasIt);
        }
        let holder = self.holder.as_ref().filter(|holder| holder.supporter == by).ok_or(NotWritten::NobodyHasIt)?;
        let conversation = self.threads.iter().position(|conversation| conversation.thread.supporter() == by);
        let at = conversation.ok_or(NotWritten::NobodyHasIt)?;
        let mut thread = self.threads[at].thread.clone();
        thread.write(&self.side(member), holder.key, note, now, rng)?;
        self.threads[at].thread = thread;
        Ok(())
    }
}
