//! Making links: for employees to join with, and for one person to answer.

use chrono::{DateTime, Utc};
use naderhand_domain::{
    directory::Name,
    id::SupporterId,
    wire::organisation::{LinkPurpose, NewLink},
};
use naderhand_sealing::link::LinkSecret;
use naderhand_transport::Transport;

use super::{Desk, Made};
use crate::{
    api::Act,
    error::Error,
    link::{LinkContent, LinkText},
};

impl<T: Transport> Desk<T> {
    /// Makes a link with which employees join, any number of them, until it expires.
    pub async fn make_join_link(&mut self, expires_at: DateTime<Utc>) -> Result<LinkText, Error> {
        self.leave(LinkPurpose::Join, String::new(), None, expires_at).await
    }

    /// Invites one supporter, who chooses whether to go by this name.
    pub async fn invite_supporter(&mut self, name: &Name, expires_at: DateTime<Utc>) -> Result<LinkText, Error> {
        let mut id = [0; 16];
        self.rng.fill_bytes(&mut id);
        let supporter = Some(SupporterId::from_bytes(id));
        self.leave(LinkPurpose::Supporter, name.as_str().to_owned(), supporter, expires_at).await
    }

    /// Invites a supporter who is in the directory to come back with new keys: after a loss of their device.
    pub async fn invite_again(&mut self, id: SupporterId, expires_at: DateTime<Utc>) -> Result<LinkText, Error> {
        let named = self.coordinator.member.directory().supporter(id);
        let name = named.ok_or(naderhand_domain::directory::ChangeFault::NoSupporter)?.name.as_str().to_owned();
        self.leave(LinkPurpose::Supporter, name, Some(id), expires_at).await
    }

    /// Invites one more coordinator.
    pub async fn invite_coordinator(&mut self, name: &Name, expires_at: DateTime<Utc>) -> Result<LinkText, Error> {
        self.leave(LinkPurpose::Coordinator, name.as_str().to_owned(), None, expires_at).await
    }

    async fn leave(
        &mut self,
        purpose: LinkPurpose,
        name: String,
        supporter: Option<SupporterId>,
        expires_at: DateTime<Utc>,
    ) -> Result<LinkText, Error> {
        let members = *self.coordinator.member.members.expose();
        let content = match (purpose, supporter) {
            (LinkPurpose::Join, _) => LinkContent::Join { members },
            (LinkPurpose::Supporter, Some(id)) => LinkContent::Supporter { members, id, name: name.clone() },
            (LinkPurpose::Supporter | LinkPurpose::Coordinator, _) => {
                LinkContent::Coordinator { members, name: name.clone() }
            }
        };
        let secret = LinkSecret::make(&mut *self.rng);
        let sealed = content.seal(&secret, &mut *self.rng);
        let made = Made { secret, purpose, name, supporter, expires_at };
        let link = self.coordinator.link(&made);
        self.act(&Act::LeaveLink(made.secret.derive_locator(), NewLink { purpose, expires_at, sealed })).await?;
        self.coordinator.made.push(made);
        Ok(link)
    }
}
