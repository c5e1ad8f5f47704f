//! Changing the directory.

use chrono::NaiveDate;
use naderhand_domain::directory::{Change, ChangeFault, Directory};
use naderhand_signing::CoordinatorBox;
use naderhand_transport::Transport;

use super::{
    Desk,
    publish::{Published, TRIES},
};
use crate::error::Error;

impl<T: Transport> Desk<T> {
    /// Changes the directory. When another coordinator was quicker, the changes are made anew to what they published.
    pub async fn change(&mut self, changes: &[Change], today: NaiveDate) -> Result<(), Error> {
        let apply = |directory: Directory| changes.iter().try_fold(directory, Directory::with);
        self.publish_directory(apply, None, today).await
    }

    pub(super) async fn publish_directory(
        &mut self,
        apply: impl Fn(Directory) -> Result<Directory, ChangeFault>,
        more: Option<&CoordinatorBox>,
        today: NaiveDate,
    ) -> Result<(), Error> {
        let mut sent = None;
        for _ in 0..TRIES {
            let current = &self.coordinator.member.directory;
            let has_box = more.is_none_or(|more| self.coordinator.member.boxes.contains(more));
            // A call whose answer was lost had arrived: made twice, a change may be another.
            if sent.as_ref() == Some(&current.content) && has_box {
                return Ok(());
            }
            let after = current.version;
            let wanted = apply(current.content.clone())?;
            sent = Some(wanted.clone());
            if self.put_directory(wanted, after, more.cloned(), today).await? == Published::Taken {
                return Ok(());
            }
            self.refresh(today).await?;
        }
        Err(Error::Conflict)
    }
}
