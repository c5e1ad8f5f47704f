//! Writing: sealed at once, in its place, and kept until the server has it.

use chrono::{DateTime, Utc};
use naderhand_domain::{
    contact::{Message, Note, Said},
    directory::Key,
    wire::{contact::SealedBytes, limits::THREAD_MESSAGES},
};
use naderhand_sealing::{
    CryptoRng,
    contact::{Place, SealError, digest, seal_message},
};

use super::{Line, Side, Thread, Way, other};
use crate::error::NotWritten;

impl Thread {
    /// Writes to whoever has `key`.
    pub(crate) fn write(
        &mut self,
        side: &Side<'_>,
        key: Key,
        note: Note,
        now: DateTime<Utc>,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Result<(), NotWritten> {
        let number = self.count(side.own);
        if number >= THREAD_MESSAGES {
            return Err(NotWritten::Full);
        }
        let place = Place { supporter: self.supporter, author: side.own, number, after: self.last(side.own) };
        let message = Message { seen: self.count(other(side.own)), at: now, note: Said::Known(note) };
        // Texts, numbers and times: always JSON.
        let content = serde_json::to_vec(&message).unwrap_or_default();
        let sealed =
            seal_message(&side.within, &place, side.keys, &key.0, &content, rng).map_err(|error| match error {
                SealError::TooLong { .. } => NotWritten::TooLong,
                SealError::Recipient => NotWritten::Key,
            })?;
        let digest = digest(&sealed);
        self.lines.push(Line { by: side.own, digest, way: Way::Unsent(SealedBytes(sealed)), message });
        Ok(())
    }
}
