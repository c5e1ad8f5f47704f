//! Making the next version of something, signed, and taking it as one's own once the server has it.

use chrono::NaiveDate;
use naderhand_domain::{directory::Directory, organisation::Settings, wire::problem::Code};
use naderhand_sealing::{
    coordinator::{BoxContent, CoordinatorSecret, seal_box},
    members::seal_directory,
};
use naderhand_signing::{
    CoordinatorBox, DirectoryBody, PublicKey, SettingsBody, SigningKey, sign_authority, sign_directory, sign_settings,
};
use naderhand_transport::Transport;

use super::Desk;
use crate::{
    api::{Act, Place},
    error::Error,
    member::{Current, digest},
};

/// How often an act is done anew because another coordinator was quicker. More often than that is no coincidence.
pub(super) const TRIES: usize = 3;

/// Whether the server has the next version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Published {
    /// It has this one.
    Taken,
    /// It has another one: fetch that first.
    Overtaken,
}

impl<T: Transport> Desk<T> {
    /// Publishes settings as the version after `after`.
    pub(super) async fn put_settings(
        &mut self,
        content: Settings,
        after: u32,
        today: NaiveDate,
    ) -> Result<Published, Error> {
        let key = self.coordinator.key();
        let version = after.checked_add(1).ok_or(Error::Conflict)?;
        let body = SettingsBody { version, day: today, json: content.to_json() };
        let statement = sign_settings(&key, self.coordinator.member.fingerprint(), &body)?;
        let digest = digest(&statement);
        let published = self.put(Place::Settings, statement).await?;
        if published == Published::Taken {
            let signer = key.derive_public();
            self.coordinator.member.settings = Current { version, digest, signer, day: today, content };
        }
        Ok(published)
    }

    /// Publishes a directory as the version after `after`, with the boxes of all who are named, and `more`.
    pub(super) async fn put_directory(
        &mut self,
        content: Directory,
        after: u32,
        more: Option<CoordinatorBox>,
        today: NaiveDate,
    ) -> Result<Published, Error> {
        let key = self.coordinator.key();
        let version = after.checked_add(1).ok_or(Error::Conflict)?;
        let boxes = self.boxes(more);
        let member = &self.coordinator.member;
        let fingerprint = member.fingerprint();
        let json = content.to_json();
        let sealed = seal_directory(&member.members, fingerprint.as_bytes(), version, &json, &mut *self.rng);
        let supporters = content.supporters().iter();
        let body = DirectoryBody {
            version,
            day: today,
            keys: supporters.map(|supporter| (supporter.id, PublicKey(supporter.signing.0))).collect(),
            boxes: boxes.clone(),
            sealed,
        };
        let statement = sign_directory(&key, fingerprint, &body)?;
        let digest = digest(&statement);
        let published = self.put(Place::Directory, statement).await?;
        if published == Published::Taken {
            let signer = key.derive_public();
            let member = &mut self.coordinator.member;
            member.directory = Current { version, digest, signer, day: today, content };
            member.boxes = boxes;
        }
        Ok(published)
    }

    /// Publishes the next authority.
    pub(super) async fn put_authority(&mut self, coordinators: Vec<PublicKey>) -> Result<Published, Error> {
        let member = &self.coordinator.member;
        let next = member.chain.head().next(coordinators)?;
        let statement = sign_authority(&self.coordinator.key(), Some(member.fingerprint()), &next)?;
        let published = self.put(Place::Authority, statement.clone()).await?;
        if published == Published::Taken {
            let member = &mut self.coordinator.member;
            // It was made of this chain with a key that this chain names.
            if member.chain.extend(&statement).is_ok() {
                member.authority.push(statement);
            }
        }
        Ok(published)
    }

    /// The box of a coordinator's secret.
    pub(super) fn seal_own_box(&mut self, secret: &CoordinatorSecret) -> CoordinatorBox {
        let public = SigningKey::derive(secret.expose()).derive_public();
        let member = &self.coordinator.member;
        let content = BoxContent { fingerprint: *member.fingerprint().as_bytes(), members: member.members.clone() };
        CoordinatorBox { coordinator: public, sealed: seal_box(secret, &public.0, &content, &mut *self.rng) }
    }

    /// The boxes of those whom the authority names, one's own made when it is missing, and one more.
    fn boxes(&mut self, more: Option<CoordinatorBox>) -> Vec<CoordinatorBox> {
        let own = self.coordinator.public();
        let secret = self.coordinator.secret.clone();
        let fresh = self.seal_own_box(&secret);
        let member = &self.coordinator.member;
        let has = |key: &PublicKey| member.boxes.iter().any(|other| other.coordinator == *key);
        let fresh = (member.chain.names(&own) && !has(&own)).then_some(fresh);
        let more = more.filter(|more| !has(&more.coordinator) || !member.chain.names(&more.coordinator));
        let named = member.boxes.iter().filter(|other| member.chain.names(&other.coordinator)).cloned();
        named.chain(fresh).chain(more).collect()
    }

    async fn put(
        &mut self,
        place: Place,
        statement: naderhand_domain::wire::organisation::Signed,
    ) -> Result<Published, Error> {
        match self.act(&Act::Publish(place, statement)).await {
            Ok(_) => {
                // What was fetched before is no longer what is published.
                self.coordinator.member.etag = None;
                Ok(Published::Taken)
            }
            Err(Error::Call(error)) if error.code() == Some(Code::VersionConflict) => Ok(Published::Overtaken),
            Err(error) => Err(error),
        }
    }
}
