//! Saying whether they can be asked.

use naderhand_domain::{directory::Availability, wire::problem::Code};
use naderhand_sealing::members::seal_availability;
use naderhand_signing::{AvailabilityBody, claimed_availability, sign_availability};
use naderhand_transport::Transport;

use super::Post;
use crate::{
    api::{Act, Anonymous, Fetched, Place},
    error::Error,
    member::{Said, digest},
};

impl<T: Transport> Post<T> {
    /// Publishes whether they can be asked.
    pub async fn set_availability(&mut self, availability: Availability) -> Result<(), Error> {
        match self.try_set(availability, 0).await {
            // Said meanwhile on another device, or here by a call whose answer was lost: what is said now holds.
            Err(Error::Call(error)) if error.code() == Some(Code::VersionConflict) => {
                let latest = self.latest().await?;
                self.try_set(availability, latest).await
            }
            set => set,
        }
    }

    /// The number of what the server has of theirs, by whichever key: they may have come back with others.
    async fn latest(&self) -> Result<u32, Error> {
        let member = &self.supporter.member;
        let anonymous = Anonymous { transport: &self.transport, slug: &member.slug };
        let Some(Fetched { published, .. }) = anonymous.published(None).await? else { return Ok(0) };
        let claims = published.availability.iter().filter_map(|statement| claimed_availability(statement).ok());
        let own = claims.filter(|(supporter, _)| *supporter == self.supporter.id);
        Ok(own.map(|(_, version)| version).max().unwrap_or(0))
    }

    async fn try_set(&mut self, availability: Availability, latest: u32) -> Result<(), Error> {
        let (id, member) = (self.supporter.id, &self.supporter.member);
        let fingerprint = member.fingerprint();
        let known = member.availability.get(&id).map_or(0, |said| said.version);
        let version = known.max(latest).saturating_add(1);
        let json = serde_json::to_vec(&availability).unwrap_or_default();
        let sealed = seal_availability(&member.members, fingerprint.as_bytes(), id, version, &json, &mut *self.rng);
        let body = AvailabilityBody { version, supporter: id, sealed };
        let statement = sign_availability(&self.supporter.signing, fingerprint, &body)?;
        let said = Said { version, digest: digest(&statement), availability };
        let caller = self.caller();
        self.session.act(&self.transport, &caller, &Act::Publish(Place::Availability, statement)).await?;
        let member = &mut self.supporter.member;
        member.availability.insert(id, said);
        member.etag = None;
        Ok(())
    }
}
