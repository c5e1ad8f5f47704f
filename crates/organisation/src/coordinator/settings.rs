//! Publishing settings.

use chrono::NaiveDate;
use naderhand_domain::organisation::Settings;
use naderhand_transport::Transport;

use super::{Desk, publish::Published};
use crate::{error::Error, slug::Slug};

impl<T: Transport> Desk<T> {
    /// Publishes settings that were made from version `from` ([`Member::settings_version`]). When another coordinator has
    /// published since, nothing of theirs is overwritten: the answer is [`Error::Conflict`], and theirs is fetched.
    ///
    /// [`Member::settings_version`]: crate::Member::settings_version
    pub async fn publish_settings(&mut self, from: u32, settings: Settings, today: NaiveDate) -> Result<(), Error> {
        // The address of an organisation is for ever: links and posters carry it.
        if Slug::parse(settings.organisation().slug())? != self.coordinator.member.slug {
            return Err(crate::Refusal::OtherSlug.into());
        }
        if self.coordinator.member.settings.version != from {
            return Err(Error::Conflict);
        }
        if self.put_settings(settings.clone(), from, today).await? == Published::Taken {
            return Ok(());
        }
        self.refresh(today).await?;
        // A call whose answer was lost had arrived.
        if self.coordinator.member.settings.content == settings { Ok(()) } else { Err(Error::Conflict) }
    }
}
