//! A server that leads somebody to another organisation, or plays along with a thief.

use naderhand_domain::{
    directory::{Change, Key, Supporter},
    id::SupporterId,
    wire::organisation::Published,
};
use naderhand_organisation::{Coordinator, Error, Member, Refusal, coordinator::recover};
use naderhand_signing::{
    Authority, AuthorityChain, DirectoryBody, Fingerprint, PublicKey, SettingsBody, SigningKey, sign_authority,
    sign_directory, sign_settings,
};

use crate::{
    scene::{Keys, Scene, scene_keys, version_of},
    support::{Hostile, SLUG, name, rng, settings, today},
};

#[tokio::test]
async fn a_newcomer_is_not_led_to_another_organisation() {
    let scene = Scene::set().await;
    let mut desk = scene.world.desk(recovered(&scene).await);
    let link = desk.make_join_link(scene.world.next_week()).await.unwrap();
    let hostile = Hostile { inner: &scene.world.http, shown: scene.other.clone() };
    assert_eq!(Member::join(&hostile, &link).await.err(), Some(Error::Refused(Refusal::ForeignKey)));
}

async fn recovered(scene: &Scene) -> Coordinator {
    recover(&scene.world.http, SLUG, &scene.keys.secret.to_words().join(" ")).await.unwrap().coordinator
}

/// Nothing pins the organisation for whoever has words alone: the server makes one that names their key.
#[tokio::test]
async fn a_coordinator_with_words_alone_is_not_led_to_another_organisation() {
    let scene = Scene::set().await;
    let thief = SigningKey::derive(&[9; 16]);
    let first = Authority::first(thief.derive_public());
    let of = Fingerprint::from_bytes(first.hash());
    let next = first.next(vec![thief.derive_public(), scene.keys.key.derive_public()]).unwrap();
    let authority =
        vec![sign_authority(&thief, None, &first).unwrap(), sign_authority(&thief, Some(of), &next).unwrap()];
    let body = SettingsBody { version: 1, day: today(), json: settings(SLUG, "RAV Vals").to_json() };
    let chain = AuthorityChain::walk(&scene.now.authority).unwrap();
    let genuine = chain.verify_directory(&scene.now.directory).unwrap().into_body();
    let words = scene.keys.secret.to_words().join(" ");
    for (boxes, error) in [(vec![], Error::NotNamed), (genuine.boxes.clone(), Error::Refused(Refusal::ForeignKey))] {
        let directory = DirectoryBody { boxes, ..genuine.clone() };
        let shown = Published {
            authority: authority.clone(),
            settings: sign_settings(&thief, of, &body).unwrap(),
            directory: sign_directory(&thief, of, &directory).unwrap(),
            availability: vec![],
        };
        let hostile = Hostile { inner: &scene.world.http, shown };
        assert_eq!(recover(&hostile, SLUG, &words).await.err(), Some(error));
    }
}

/// A thief with a coordinator's old phone and the server on their side publishes what a removed key signs.
#[tokio::test]
async fn what_a_removed_coordinator_signs_is_published_over_and_not_believed() {
    let scene = Scene::set().await;
    let mut desk = scene.world.desk(recovered(&scene).await);
    let before = desk.coordinator().member().clone();
    let ex = Keys { key: scene.gone.clone(), ..scene_keys(&scene.keys) };
    let supporter = Supporter {
        id: SupporterId::from_bytes([9; 16]),
        name: name("Vals"),
        team: None,
        signing: Key([9; 32]),
        sealing: Key([9; 32]),
        paused: false,
        unknown: serde_json::Map::new(),
    };
    let false_one = before.directory().clone().with(&Change::Add(supporter)).unwrap();
    let keys = false_one.supporters().iter().map(|one| (one.id, PublicKey(one.signing.0))).collect();
    let shown = scene.with(|all| all.directory = ex.directory(version_of(&scene.now), &false_one.to_json(), keys));
    // The desk mends what it is shown, as often as it is shown it, and believes none of it.
    let hostile = Hostile { inner: &scene.world.http, shown };
    let mut misled = naderhand_organisation::Desk::open(desk.coordinator().clone(), &hostile, rng());
    assert_eq!(misled.refresh(today()).await, Err(Error::Conflict));
    assert_eq!(misled.coordinator().member().directory(), before.directory());
    desk.refresh(today()).await.unwrap();
    assert_eq!(desk.coordinator().member().directory(), before.directory());
}
