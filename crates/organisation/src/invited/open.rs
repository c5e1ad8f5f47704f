//! Opening an invitation.

use naderhand_transport::Transport;

use super::{Invitation, Invited};
use crate::{
    api::Anonymous,
    error::Error,
    link::{LinkContent, LinkText},
    member::Member,
};

impl Invitation {
    /// Opens an invitation. As long as nobody has answered, it opens again.
    pub async fn open<T: Transport>(transport: &T, link: &LinkText) -> Result<Self, Error> {
        let opened = Anonymous { transport, slug: &link.slug }.open(link.secret.derive_locator()).await?;
        let content = LinkContent::open(&link.secret, &opened.sealed).map_err(Error::LinkContent)?;
        let members = content.members();
        let (invited, name) = match content {
            LinkContent::Join { .. } => return Err(Error::OtherPurpose),
            LinkContent::Supporter { id, name, .. } => (Invited::Supporter(id), name),
            LinkContent::Coordinator { name, .. } => (Invited::Coordinator, name),
        };
        Ok(Self { link: link.clone(), members, name, invited })
    }

    /// The organisation that invites, as any member sees it; believed only when it is the one that the link pins.
    pub async fn organisation<T: Transport>(&self, transport: &T) -> Result<Member, Error> {
        Ok(Member::meet(transport, &self.link, &self.members).await?.member)
    }
}
