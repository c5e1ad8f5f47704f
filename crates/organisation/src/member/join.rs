//! Joining with a link.

use naderhand_sealing::members::MembersKey;
use naderhand_transport::Transport;

use super::{Accepting, Member, Refreshed, Refusal};
use crate::{
    api::{Anonymous, Fetched},
    error::Error,
    link::{LinkContent, LinkText},
};

impl Member {
    /// Opens a join link, and believes the organisation that it pins. The server does not learn who joined.
    pub async fn join<T: Transport>(transport: &T, link: &LinkText) -> Result<Refreshed, Error> {
        let opened = Anonymous { transport, slug: &link.slug }.open(link.secret.derive_locator()).await?;
        let content = LinkContent::open(&link.secret, &opened.sealed).map_err(Error::LinkContent)?;
        match content {
            LinkContent::Join { .. } => Self::meet(transport, link, &content.members()).await,
            LinkContent::Supporter { .. } | LinkContent::Coordinator { .. } => Err(Error::OtherPurpose),
        }
    }

    /// Fetches the organisation that a link pins for the first time.
    pub(crate) async fn meet<T: Transport>(
        transport: &T,
        link: &LinkText,
        members: &MembersKey,
    ) -> Result<Refreshed, Error> {
        let fetched = Anonymous { transport, slug: &link.slug }.published(None).await?;
        match fetched {
            None => Err(Refusal::NothingToCompare.into()),
            Some(Fetched { published, etag }) => {
                let accepting = Accepting { slug: &link.slug, pin: link.pin, members, before: None };
                let (member, ignored) = accepting.accept(&published)?;
                Ok(Refreshed { member: Self { etag, ..member }, ignored })
            }
        }
    }
}
