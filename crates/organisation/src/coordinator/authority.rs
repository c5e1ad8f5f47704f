//! Who may publish: taking one more in, and removing one. To take over is to remove the other.

use chrono::NaiveDate;
use naderhand_signing::PublicKey;
use naderhand_transport::Transport;

use super::{
    Desk,
    publish::{Published, TRIES},
};
use crate::error::Error;

impl<T: Transport> Desk<T> {
    /// Removes another coordinator: after a loss, when they leave, or when their key is in other hands. What they had published
    /// last is published anew.
    pub async fn remove_coordinator(&mut self, key: PublicKey, today: NaiveDate) -> Result<(), Error> {
        if key == self.coordinator.public() {
            return Err(Error::Yourself);
        }
        // What they published until now counts: it is looked at before they go.
        self.refresh(today).await?;
        self.publish_authority(|named| named.retain(|other| *other != key), today).await?;
        self.refresh(today).await.map(drop)
    }

    /// Publishes an authority with other coordinators, unless it names just those already.
    pub(super) async fn publish_authority(
        &mut self,
        change: impl Fn(&mut Vec<PublicKey>),
        today: NaiveDate,
    ) -> Result<(), Error> {
        for _ in 0..TRIES {
            let named = self.coordinator.member.coordinators().to_vec();
            let mut wanted = named.clone();
            change(&mut wanted);
            if wanted == named {
                return Ok(());
            }
            if self.put_authority(wanted).await? == Published::Taken {
                return Ok(());
            }
            self.refresh(today).await?;
        }
        Err(Error::Conflict)
    }
}
