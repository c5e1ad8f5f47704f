//! Taking in what was published since.

use naderhand_domain::wire::organisation::Published;
use naderhand_transport::Transport;

use super::{Accepting, Ignored, Member, Refusal};
use crate::{
    api::{Anonymous, Fetched},
    error::Error,
};

/// An organisation as it is now.
#[derive(Debug, Clone, PartialEq)]
pub struct Refreshed {
    /// What to keep in place of what was kept.
    pub member: Member,
    /// Availability that was left out.
    pub ignored: Vec<Ignored>,
}

impl Member {
    /// Asks the server what is new. Costs next to nothing when nothing is.
    pub async fn refresh<T: Transport>(&self, transport: &T) -> Result<Refreshed, Error> {
        let fetched = Anonymous { transport, slug: &self.slug }.published(self.etag.as_deref()).await?;
        match fetched {
            None => Ok(Refreshed { member: self.clone(), ignored: Vec::new() }),
            Some(Fetched { published, etag }) => {
                let refreshed = self.take(&published)?;
                Ok(Refreshed { member: Self { etag, ..refreshed.member }, ..refreshed })
            }
        }
    }

    /// Believes what a server gave, or says why not. What is refused changes nothing.
    pub fn take(&self, published: &Published) -> Result<Refreshed, Refusal> {
        let (member, ignored) = self.accepting().accept(published)?;
        Ok(Refreshed { member, ignored })
    }

    pub(crate) fn accepting(&self) -> Accepting<'_> {
        Accepting { slug: &self.slug, pin: self.pin, members: &self.members, before: Some(self) }
    }
}
