//! An organisation with a past, and what a thief of a coordinator's phone could sign.

use naderhand_domain::{
    directory::{Availability, Change},
    id::SupporterId,
    wire::organisation::{Published, Signed},
};
use naderhand_organisation::{Coordinator, Member};
use naderhand_sealing::{
    coordinator::{BoxContent, CoordinatorSecret, open_box},
    members::{MembersKey, seal_directory},
};
use naderhand_signing::{
    AuthorityChain, DirectoryBody, Fingerprint, PublicKey, SettingsBody, SigningKey, sign_directory, sign_settings,
};

use crate::support::{SLUG, World, rng, settings, today};

/// An organisation with a past: a supporter who said something, a coordinator who is gone, two versions of all.
pub(crate) struct Scene {
    pub(crate) world: World,
    /// Who joined at the beginning, and who has seen all.
    pub(crate) early: Member,
    pub(crate) late: Member,
    pub(crate) old: Published,
    pub(crate) now: Published,
    /// Of another organisation, with the same coordinator's key.
    pub(crate) other: Published,
    pub(crate) keys: Keys,
    pub(crate) gone: SigningKey,
    pub(crate) jo: SupporterId,
}

/// What a coordinator has, and a thief of their phone.
pub(crate) struct Keys {
    pub(crate) secret: CoordinatorSecret,
    pub(crate) key: SigningKey,
    pub(crate) members: MembersKey,
    pub(crate) of: Fingerprint,
}

impl Keys {
    pub(crate) fn of(coordinator: &Coordinator, published: &Published) -> Self {
        let (secret, _) = CoordinatorSecret::from_words(&coordinator.words().join(" ")).unwrap();
        let key = SigningKey::derive(secret.expose());
        let chain = AuthorityChain::walk(&published.authority).unwrap();
        let directory = chain.verify_directory(&published.directory).unwrap().into_body();
        let own = directory.boxes.iter().find(|own| own.coordinator == key.derive_public()).unwrap();
        let BoxContent { fingerprint, members } = open_box(&secret, &key.derive_public().0, &own.sealed).unwrap();
        Self { secret, key, members, of: Fingerprint::from_bytes(fingerprint) }
    }

    pub(crate) fn settings(&self, version: u32, json: &str) -> Signed {
        let body = SettingsBody { version, day: today(), json: json.to_owned() };
        sign_settings(&self.key, self.of, &body).unwrap()
    }

    /// A directory as it should be, but for the JSON in it and the keys outside.
    pub(crate) fn directory(&self, version: u32, json: &[u8], keys: Vec<(SupporterId, PublicKey)>) -> Signed {
        let sealed = seal_directory(&self.members, self.of.as_bytes(), version, json, &mut rng());
        let body = DirectoryBody { version, day: today(), keys, boxes: vec![], sealed };
        sign_directory(&self.key, self.of, &body).unwrap()
    }
}

impl Scene {
    pub(crate) async fn set() -> Self {
        let world = World::start().await;
        let mut first = world.founded().await;
        let early = world.member(&mut first).await;
        let jo = world.supporter(&mut first, "Jo").await;
        let id = jo.id();
        let mut post = world.post(jo);
        post.set_availability(Availability::Available).await.unwrap();
        let mut second = world.desk(world.second(&mut first).await);
        let old = world.published(SLUG).await;
        let (gone, _) = CoordinatorSecret::from_words(&first.coordinator().words().join(" ")).unwrap();
        second.remove_coordinator(first.coordinator().public(), today()).await.unwrap();
        second
            .publish_settings(second.coordinator().member().settings_version(), settings(SLUG, "RAV Nu"), today())
            .await
            .unwrap();
        second.change(&[Change::Pause(id, true)], today()).await.unwrap();
        post.set_availability(Availability::Away { until: None }).await.unwrap();
        let now = world.published(SLUG).await;
        let late = early.refresh(&world.http).await.unwrap().member;
        world.founded_at("elders", "Elders").await;
        let other = world.published("elders").await;
        let keys = Keys::of(second.coordinator(), &now);
        Self { world, early, late, old, now, other, keys, gone: SigningKey::derive(gone.expose()), jo: id }
    }

    pub(crate) fn with(&self, change: impl FnOnce(&mut Published)) -> Published {
        let mut published = self.now.clone();
        change(&mut published);
        published
    }

    pub(crate) fn jos_key(&self) -> PublicKey {
        PublicKey(self.late.directory().supporter(self.jo).unwrap().signing.0)
    }
}

/// A copy, of which some are then replaced.
pub(crate) fn scene_keys(keys: &Keys) -> Keys {
    Keys { secret: keys.secret.clone(), key: keys.key.clone(), members: keys.members.clone(), of: keys.of }
}

pub(crate) fn version_of(published: &Published) -> u32 {
    naderhand_signing::claimed_directory_version(&published.directory).unwrap()
}
