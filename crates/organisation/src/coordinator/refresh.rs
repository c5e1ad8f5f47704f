//! Taking in what was published since, and mending what a removed coordinator has left.
//!
//! When the authority no longer names who signed the latest settings or directory, nobody new can join: members believe
//! only those who are named. A coordinator who sees that publishes what their own device believed last, signed by
//! themselves, over whatever lies there.

use chrono::NaiveDate;
use naderhand_domain::wire::organisation::Published;
use naderhand_signing::{SigningKey, claimed_directory_version, claimed_settings_version};
use naderhand_transport::Transport;

use super::{Desk, publish::TRIES};
use crate::{
    api::{Anonymous, Fetched},
    error::Error,
    member::{Ignored, Kind, Member, Refusal},
};

impl<T: Transport> Desk<T> {
    /// Asks the server what is new, and mends what needs it.
    pub async fn refresh(&mut self, today: NaiveDate) -> Result<Vec<Ignored>, Error> {
        for _ in 0..TRIES {
            let member = &self.coordinator.member;
            let is_whole = member.chain.names(&member.settings.signer) && member.chain.names(&member.directory.signer);
            let etag = member.etag.as_deref().filter(|_| is_whole);
            let anonymous = Anonymous { transport: &self.transport, slug: &member.slug };
            let (published, etag) = match anonymous.published(etag).await? {
                None => return Ok(Vec::new()),
                Some(Fetched { published, etag }) => (published, etag),
            };
            let left = self.left(&published)?;
            if left == Left::default() {
                let refreshed = self.coordinator.member.take(&published)?;
                self.coordinator.member = Member { etag, ..refreshed.member };
                self.follow_rotation();
                return Ok(refreshed.ignored);
            }
            self.mend(left, today).await?;
        }
        Err(Error::Conflict)
    }

    /// Takes the chain, and says what lies there that the chain's head does not vouch for.
    fn left(&mut self, published: &Published) -> Result<Left, Error> {
        let member = &self.coordinator.member;
        let accepting = member.accepting();
        let chain = accepting.chain(&published.authority)?;
        let mut left = Left::default();
        match accepting.settings(&chain, &published.settings) {
            Ok(current) if chain.names(&current.signer) => {}
            Ok(_) | Err(Refusal::UnknownSigner(Kind::Settings)) => {
                left.settings = Some(claimed_settings_version(&published.settings).unwrap_or(0));
            }
            Err(refusal) => return Err(refusal.into()),
        }
        match accepting.directory(&chain, &published.directory) {
            Ok((current, _)) if chain.names(&current.signer) => {}
            Ok(_) | Err(Refusal::UnknownSigner(Kind::Directory)) => {
                left.directory = Some(claimed_directory_version(&published.directory).unwrap_or(0));
            }
            Err(refusal) => return Err(refusal.into()),
        }
        if left != Left::default() {
            self.coordinator.member.chain = chain;
            self.coordinator.member.authority.clone_from(&published.authority);
            self.follow_rotation();
            if !self.coordinator.is_named() {
                return Err(Error::Removed);
            }
        }
        Ok(left)
    }

    async fn mend(&mut self, left: Left, today: NaiveDate) -> Result<(), Error> {
        // Overtaken or not, the next look tells.
        if let Some(claimed) = left.settings {
            let settings = &self.coordinator.member.settings;
            let (content, after) = (settings.content.clone(), settings.version.max(claimed));
            self.put_settings(content, after, today).await?;
        }
        if let Some(claimed) = left.directory {
            let directory = &self.coordinator.member.directory;
            let (content, after) = (directory.content.clone(), directory.version.max(claimed));
            self.put_directory(content, after, None, today).await?;
        }
        Ok(())
    }

    /// Once the authority names the key that was prepared, it is this coordinator's own.
    pub(super) fn follow_rotation(&mut self) {
        let names = |secret: &naderhand_sealing::coordinator::CoordinatorSecret| {
            self.coordinator.member.chain.names(&SigningKey::derive(secret.expose()).derive_public())
        };
        let is_due = self.coordinator.next.as_ref().is_some_and(names) && !self.coordinator.is_named();
        if let Some(next) = self.coordinator.next.take_if(|_| is_due) {
            self.coordinator.secret = next;
            self.session.forget();
        }
    }
}

/// What lies on the server without a signer who is named: the number that it says it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Left {
    settings: Option<u32>,
    directory: Option<u32>,
}
