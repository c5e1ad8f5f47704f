//! The bytes that a device keeps: to be sealed as one local value.

use chrono::NaiveDate;
use naderhand_domain::{
    directory::{Availability, Directory},
    id::SupporterId,
    organisation::Settings,
    wire::organisation::Signed,
};
use naderhand_sealing::members::MembersKey;
use naderhand_signing::{AuthorityChain, CoordinatorBox, Pin, PublicKey};
use serde::{Deserialize, Serialize};

use super::{Current, Member, Said};
use crate::{
    kept::{self, NotKept},
    slug::Slug,
};

/// What is kept, in this order for ever.
#[derive(Serialize, Deserialize)]
pub(crate) struct KeptMember {
    slug: String,
    pin: Pin,
    members: [u8; 32],
    etag: Option<String>,
    authority: Vec<Signed>,
    settings: KeptVersion,
    directory: KeptVersion,
    boxes: Vec<CoordinatorBox>,
    availability: Vec<KeptSaid>,
}

#[derive(Serialize, Deserialize)]
struct KeptVersion {
    version: u32,
    digest: [u8; 32],
    signer: PublicKey,
    day: NaiveDate,
    json: String,
}

#[derive(Serialize, Deserialize)]
struct KeptSaid {
    supporter: SupporterId,
    version: u32,
    digest: [u8; 32],
    /// JSON, which says by name what it is.
    availability: String,
}

impl Member {
    /// The bytes to keep. They hold the members' key: seal them.
    pub fn to_bytes(&self) -> Vec<u8> {
        kept::to_bytes(&self.to_kept())
    }

    /// Reads what was kept. The chain is walked again; what it let in then is not asked of it again.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotKept> {
        Self::from_kept(kept::from_bytes(bytes)?)
    }

    pub(crate) fn to_kept(&self) -> KeptMember {
        let said = |(supporter, said): (&SupporterId, &Said)| KeptSaid {
            supporter: *supporter,
            version: said.version,
            digest: said.digest,
            availability: serde_json::to_string(&said.availability).unwrap_or_default(),
        };
        KeptMember {
            slug: self.slug.as_str().to_owned(),
            pin: self.pin,
            members: *self.members.expose(),
            etag: self.etag.clone(),
            authority: self.authority.clone(),
            settings: KeptVersion::of(&self.settings, self.settings.content.to_json()),
            directory: KeptVersion::of(
                &self.directory,
                String::from_utf8(self.directory.content.to_json()).unwrap_or_default(),
            ),
            boxes: self.boxes.clone(),
            availability: self.availability.iter().map(said).collect(),
        }
    }

    pub(crate) fn from_kept(kept: KeptMember) -> Result<Self, NotKept> {
        let KeptMember { slug, pin, members, etag, authority, settings, directory, boxes, availability } = kept;
        let chain = AuthorityChain::walk(&authority).map_err(|_| NotKept::Malformed)?;
        let said = |kept: KeptSaid| {
            let availability: Availability = serde_json::from_str(&kept.availability).ok()?;
            Some((kept.supporter, Said { version: kept.version, digest: kept.digest, availability }))
        };
        Ok(Self {
            slug: Slug::parse(&slug).map_err(|_| NotKept::Malformed)?,
            pin,
            members: MembersKey::from_bytes(members),
            etag,
            authority,
            chain,
            settings: settings.read(|json| Settings::parse(json).ok())?,
            directory: directory.read(|json| Directory::parse(json).ok())?,
            boxes,
            availability: availability.into_iter().map(said).collect::<Option<_>>().ok_or(NotKept::Malformed)?,
        })
    }
}

impl KeptVersion {
    fn of<T>(current: &Current<T>, json: String) -> Self {
        let Current { version, digest, signer, day, .. } = current;
        Self { version: *version, digest: *digest, signer: *signer, day: *day, json }
    }

    fn read<T>(self, parse: impl FnOnce(&[u8]) -> Option<T>) -> Result<Current<T>, NotKept> {
        let content = parse(self.json.as_bytes()).ok_or(NotKept::Malformed)?;
        let Self { version, digest, signer, day, .. } = self;
        Ok(Current { version, digest, signer, day, content })
    }
}
