//! Beginning an organisation with a setup code.

use chrono::NaiveDate;
use naderhand_domain::{
    directory::Directory,
    organisation::Settings,
    wire::organisation::{NewOrganisation, Published, Signed},
};
use naderhand_sealing::{
    CryptoRng,
    coordinator::{CoordinatorSecret, seal_box},
    members::{MembersKey, seal_directory},
    recovery_words,
};
use naderhand_signing::{
    Authority, CoordinatorBox, DirectoryBody, Fingerprint, SettingsBody, SigningKey, sign_authority, sign_directory,
    sign_settings,
};
use naderhand_transport::Transport;
use serde::{Deserialize, Serialize};

use super::Coordinator;
use crate::{
    api::Anonymous,
    error::Error,
    kept::{self, NotKept},
    member::Accepting,
    slug::Slug,
};

/// An organisation that is about to begin: all of it, drawn and signed. Keep it, and let its words be written down, before
/// [`Founding::create`].
#[derive(Debug, Clone)]
pub struct Founding {
    slug: Slug,
    secret: CoordinatorSecret,
    members: MembersKey,
    authority: Signed,
    settings: Signed,
    directory: Signed,
}

impl Founding {
    /// Draws the coordinator's secret and the members' key, and signs the first version of everything.
    pub fn make(settings: &Settings, today: NaiveDate, rng: &mut (impl CryptoRng + ?Sized)) -> Result<Self, Error> {
        let slug = Slug::parse(settings.organisation().slug())?;
        let secret = CoordinatorSecret::make(rng);
        let members = MembersKey::make(rng);
        let key = SigningKey::derive(secret.expose());
        let first = Authority::first(key.derive_public());
        let fingerprint = Fingerprint::from_bytes(first.hash());
        let body = SettingsBody { version: 1, day: today, json: settings.to_json() };
        let content = naderhand_sealing::coordinator::BoxContent {
            fingerprint: *fingerprint.as_bytes(),
            members: members.clone(),
        };
        let own = CoordinatorBox {
            coordinator: key.derive_public(),
            sealed: seal_box(&secret, &key.derive_public().0, &content, rng),
        };
        let json = Directory::empty().to_json();
        let directory = DirectoryBody {
            version: 1,
            day: today,
            keys: Vec::new(),
            boxes: vec![own],
            sealed: seal_directory(&members, fingerprint.as_bytes(), 1, &json, rng),
        };
        Ok(Self {
            slug,
            authority: sign_authority(&key, None, &first)?,
            settings: sign_settings(&key, fingerprint, &body)?,
            directory: sign_directory(&key, fingerprint, &directory)?,
            secret,
            members,
        })
    }

    /// The sixteen words with which the coordinator comes back after a loss.
    pub fn words(&self) -> [&'static str; recovery_words::COUNT] {
        self.secret.to_words()
    }

    /// Hands it to the server, with the code that whoever runs it gave. Sending it again is safe.
    pub async fn create<T: Transport>(&self, transport: &T, setup_code: &str) -> Result<Coordinator, Error> {
        let organisation = NewOrganisation {
            setup_code: setup_code.trim().to_owned(),
            slug: self.slug.as_str().to_owned(),
            authority: self.authority.clone(),
            settings: self.settings.clone(),
            directory: self.directory.clone(),
        };
        Anonymous { transport, slug: &self.slug }.create(&organisation).await?;
        let published = Published {
            authority: vec![self.authority.clone()],
            settings: self.settings.clone(),
            directory: self.directory.clone(),
            availability: Vec::new(),
        };
        let key = SigningKey::derive(self.secret.expose());
        let pin = Fingerprint::from_bytes(Authority::first(key.derive_public()).hash()).pin();
        let accepting = Accepting { slug: &self.slug, pin, members: &self.members, before: None };
        let (member, _) = accepting.accept(&published)?;
        Ok(Coordinator::new(self.secret.clone(), member))
    }

    /// The bytes to keep. They hold secrets: seal them.
    pub fn to_bytes(&self) -> Vec<u8> {
        kept::to_bytes(&Kept {
            slug: self.slug.as_str().to_owned(),
            secret: *self.secret.expose(),
            members: *self.members.expose(),
            authority: self.authority.clone(),
            settings: self.settings.clone(),
            directory: self.directory.clone(),
        })
    }

    /// Reads what was kept.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotKept> {
        let Kept { slug, secret, members, authority, settings, directory } = kept::from_bytes(bytes)?;
        Ok(Self {
            slug: Slug::parse(&slug).map_err(|_| NotKept::Malformed)?,
            secret: CoordinatorSecret::from_bytes(secret),
            members: MembersKey::from_bytes(members),
            authority,
            settings,
            directory,
        })
    }
}

/// What is kept, in this order for ever.
#[derive(Serialize, Deserialize)]
struct Kept {
    slug: String,
    secret: [u8; 16],
    members: [u8; 32],
    authority: Signed,
    settings: Signed,
    directory: Signed,
}
