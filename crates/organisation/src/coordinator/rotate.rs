//! Replacing one's own key: its words were seen, or the device is in other hands.

use chrono::NaiveDate;
use naderhand_sealing::{coordinator::CoordinatorSecret, recovery_words};
use naderhand_signing::SigningKey;
use naderhand_transport::Transport;

use super::Desk;
use crate::error::Error;

impl<T: Transport> Desk<T> {
    /// Draws the secret to rotate to, and gives its words. Makes no call: keep what [`Desk::coordinator`] holds, let the words be
    /// written down, then [`Desk::rotate`].
    pub fn prepare_rotation(&mut self) -> [&'static str; recovery_words::COUNT] {
        let rng = &mut *self.rng;
        let next = self.coordinator.next.get_or_insert_with(|| CoordinatorSecret::make(rng));
        next.to_words()
    }

    /// Puts the prepared key in the place of the present one, which is worth nothing from then on.
    pub async fn rotate(&mut self, today: NaiveDate) -> Result<(), Error> {
        self.refresh(today).await?;
        let Some(next) = self.coordinator.next.clone() else { return Err(Error::NotPrepared) };
        let (old, new) = (self.coordinator.public(), SigningKey::derive(next.expose()).derive_public());
        // The box first: from the moment that the key counts, its words must bring everything back.
        let own = self.seal_own_box(&next);
        self.publish_directory(Ok, Some(&own), today).await?;
        let replace = |named: &mut Vec<_>| {
            for key in named.iter_mut().filter(|key| **key == old) {
                *key = new;
            }
        };
        self.publish_authority(replace, today).await?;
        self.follow_rotation();
        self.refresh(today).await.map(drop)
    }
}
