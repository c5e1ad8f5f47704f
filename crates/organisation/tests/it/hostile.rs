//! A server that alters, replays and swaps what was published: each is noticed under its own name, and nothing changes.

use naderhand_domain::{
    directory::{Availability, Directory},
    id::SupporterId,
    wire::organisation::{Published, Signed},
};
use naderhand_organisation::{
    Error, Refusal,
    member::{Kind, Why},
};
use naderhand_sealing::{
    OpenError,
    members::{MembersKey, seal_availability},
};
use naderhand_signing::{
    Authority, AuthorityChain, AvailabilityBody, BodyFault, ChainFault, Fingerprint, PublicKey, SigningKey,
    sign_authority, sign_availability,
};

use crate::{
    scene::{Keys, Scene, scene_keys, version_of},
    support::{Hostile, SLUG, rng, settings},
};

#[tokio::test]
async fn each_false_thing_is_refused_by_its_name_and_what_was_known_stays() {
    let scene = Scene::set().await;
    let (keys, late) = (&scene.keys, &scene.late);
    let (settings_now, directory_now) = (late.settings_version(), 1_000);
    let json = settings(SLUG, "RAV Straks").to_json();
    let content = late.directory().to_json();
    let names = vec![(scene.jo, scene.jos_key())];
    let stranger =
        Keys { key: SigningKey::derive(&[9; 16]), members: MembersKey::from_bytes([9; 32]), ..scene_keys(keys) };
    let ex = Keys { key: scene.gone.clone(), ..scene_keys(keys) };

    let forked = {
        let first = Authority::first(scene.gone.derive_public());
        let next = first.next(vec![scene.gone.derive_public()]).unwrap();
        vec![scene.now.authority[0].clone(), sign_authority(&scene.gone, Some(keys.of), &next).unwrap()]
    };
    let mut long_fork = forked.clone();
    let head = AuthorityChain::walk(&forked).unwrap().head().next(vec![scene.gone.derive_public()]).unwrap();
    long_fork.push(sign_authority(&scene.gone, Some(keys.of), &head).unwrap());

    let mut cases = vec![
        ("another organisation", scene.other.clone(), Refusal::ForeignKey),
        ("no authority", scene.with(|all| all.authority.clear()), Refusal::BrokenChain(ChainFault::Empty)),
        (
            "an authority left out",
            scene.with(|all| drop(all.authority.remove(1))),
            Refusal::BrokenChain(ChainFault::Order { expected: 1 }),
        ),
        ("the last authority held back", scene.with(|all| drop(all.authority.pop())), Refusal::ShorterChain),
        ("all that was long ago", scene.old.clone(), Refusal::ShorterChain),
        ("a fork", scene.with(|all| all.authority.clone_from(&forked)), Refusal::ForkedChain { at: 1 }),
        ("a fork as long", scene.with(|all| all.authority.clone_from(&long_fork)), Refusal::ForkedChain { at: 1 }),
        (
            "old settings",
            scene.with(|all| all.settings = keys.settings(1, &json)),
            Refusal::OlderSettings { had: settings_now, came: 1 },
        ),
        (
            "other settings",
            scene.with(|all| all.settings = keys.settings(settings_now, &json)),
            Refusal::OtherSettings { version: settings_now },
        ),
        (
            "settings of a stranger",
            scene.with(|all| all.settings = stranger.settings(9, &json)),
            Refusal::UnknownSigner(Kind::Settings),
        ),
        (
            "settings of who is gone",
            scene.with(|all| all.settings = ex.settings(9, &json)),
            Refusal::UnknownSigner(Kind::Settings),
        ),
        (
            "settings with another's signature",
            scene.with(|all| {
                all.settings = Signed { signature: all.settings.signature, ..keys.settings(9, &json) };
            }),
            Refusal::NotSigned(Kind::Settings),
        ),
        (
            "settings of another organisation",
            scene.with(|all| {
                let of = Fingerprint::from_bytes([1; 32]);
                all.settings = Keys { of, ..scene_keys(keys) }.settings(9, &json);
            }),
            Refusal::NotSigned(Kind::Settings),
        ),
        (
            "settings of a newer app",
            scene.with(|all| all.settings.body[0] = 2),
            Refusal::Body { kind: Kind::Settings, fault: BodyFault::UnknownVersion(2) },
        ),
        (
            "settings of another address",
            scene.with(|all| all.settings = keys.settings(9, &settings("elders", "Elders").to_json())),
            Refusal::OtherSlug,
        ),
        (
            "the directory in the place of settings",
            scene.with(|all| all.settings = all.directory.clone()),
            Refusal::Body { kind: Kind::Settings, fault: BodyFault::Malformed },
        ),
        (
            "an old directory",
            scene.with(|all| all.directory = keys.directory(1, &content, names.clone())),
            Refusal::OlderDirectory { had: version_of(&scene.now), came: 1 },
        ),
        (
            "another directory",
            scene.with(|all| all.directory = keys.directory(version_of(&scene.now), &content, names.clone())),
            Refusal::OtherDirectory { version: version_of(&scene.now) },
        ),
        (
            "a directory of who is gone",
            scene.with(|all| all.directory = ex.directory(directory_now, &content, names.clone())),
            Refusal::UnknownSigner(Kind::Directory),
        ),
        (
            "a directory with another's signature",
            scene.with(|all| {
                let signature = all.directory.signature;
                all.directory = Signed { signature, ..keys.directory(directory_now, &content, names.clone()) };
            }),
            Refusal::NotSigned(Kind::Directory),
        ),
        (
            "a directory that members cannot open",
            scene.with(|all| {
                let other = Keys { members: MembersKey::from_bytes([9; 32]), ..scene_keys(keys) };
                all.directory = other.directory(directory_now, &content, names.clone());
            }),
            Refusal::SealedDirectory(OpenError::NotAuthentic),
        ),
        (
            "a directory with a key that members do not see",
            scene.with(|all| {
                let more = [names.clone(), vec![(SupporterId::from_bytes([9; 16]), PublicKey([9; 32]))]].concat();
                all.directory = keys.directory(directory_now, &content, more);
            }),
            Refusal::DirectoryKeys,
        ),
        (
            "a directory with another key outside than inside",
            scene.with(|all| {
                all.directory = keys.directory(directory_now, &content, vec![(scene.jo, PublicKey([9; 32]))]);
            }),
            Refusal::DirectoryKeys,
        ),
    ];
    let faulty = Directory::parse(b"{}}").unwrap_err();
    let published = scene.with(|all| all.directory = keys.directory(directory_now, b"{}}", vec![]));
    cases.push(("a directory that is none", published, Refusal::DirectoryFaults(faulty)));
    let faulty = naderhand_domain::organisation::Settings::parse(b"{}").unwrap_err();
    let published = scene.with(|all| all.settings = keys.settings(9, "{}"));
    cases.push(("settings that are none", published, Refusal::SettingsFaults(faulty)));

    for (what, published, refusal) in cases {
        let may_be_newer =
            ["settings of a newer app", "settings that are none", "a directory that is none"].contains(&what);
        assert_eq!(refusal.may_be_newer(), may_be_newer, "{what}");
        let hostile = Hostile { inner: &scene.world.http, shown: published.clone() };
        assert_eq!(late.take(&published), Err(refusal.clone()), "{what}");
        assert_eq!(late.refresh(&hostile).await, Err(Error::Refused(refusal)), "{what}");
        assert_eq!(late.take(&scene.now).unwrap().member.directory(), late.directory(), "{what}: what was known stays");
    }
}

#[tokio::test]
async fn availability_that_is_not_believed_is_left_out_and_the_rest_is_taken() {
    let scene = Scene::set().await;
    let (keys, late) = (&scene.keys, &scene.late);
    let away = Availability::Away { until: None };
    assert_eq!(late.availability(scene.jo), away);
    let say = |version, key: &SigningKey, of: Fingerprint, members: &MembersKey, text: &[u8]| {
        let sealed = seal_availability(members, of.as_bytes(), scene.jo, version, text, &mut rng());
        sign_availability(key, of, &AvailabilityBody { version, supporter: scene.jo, sealed }).unwrap()
    };
    let available = serde_json::to_vec(&Availability::Available).unwrap();
    let honest = scene.now.availability[0].clone();
    let altered = |change: fn(&mut Signed)| {
        let mut altered = honest.clone();
        change(&mut altered);
        altered
    };
    let stranger = SigningKey::derive(&[9; 16]);
    for (what, statement, why) in [
        ("what was said before", scene.old.availability[0].clone(), Why::Older),
        ("said by a stranger", say(9, &stranger, keys.of, &keys.members, &available), Why::UnknownSigner),
        ("said by a coordinator", say(9, &keys.key, keys.of, &keys.members, &available), Why::UnknownSigner),
        (
            "another version's bytes",
            altered(|said| {
                said.body[1] = 9;
            }),
            Why::NotSigned,
        ),
        ("a newer app's", altered(|said| said.body[0] = 2), Why::Body(BodyFault::UnknownVersion(2))),
    ] {
        let published = scene.with(|all| {
            all.availability = vec![statement];
            all.settings = keys.settings(9, &settings(SLUG, "RAV Straks").to_json());
        });
        let taken = late.take(&published).unwrap();
        assert_eq!(taken.ignored.len(), 1, "{what}");
        assert_eq!(taken.ignored[0].why, why, "{what}");
        assert_eq!(taken.member.availability(scene.jo), away, "{what}");
        assert_eq!(taken.member.settings().organisation().name(), "RAV Straks", "{what}: the rest is taken");
    }
    let held_back = late.take(&scene.with(|all| all.availability.clear())).unwrap();
    assert_eq!(held_back.member.availability(scene.jo), away);
}

/// Every byte of everything, one bit each: nothing else than what was signed is ever believed.
#[tokio::test]
async fn no_flipped_bit_changes_what_is_believed() {
    let scene = Scene::set().await;
    let honest = scene.early.take(&scene.now).unwrap().member;
    let statements = scene.now.authority.len() + 3;
    for which in 0..statements {
        let pick = |all: &mut Published, change: &dyn Fn(&mut Signed)| match which {
            0 => change(&mut all.settings),
            1 => change(&mut all.directory),
            2 => change(&mut all.availability[0]),
            _ => change(&mut all.authority[which - 3]),
        };
        let mut length = 0;
        let mut probe = scene.now.clone();
        match which {
            0 => length += probe.settings.body.len(),
            1 => length += probe.directory.body.len(),
            2 => length += probe.availability[0].body.len(),
            _ => length += probe.authority[which - 3].body.len(),
        }
        probe.availability.clear();
        let without = scene.early.take(&probe).unwrap().member;
        for at in (0..length + 96).step_by(3) {
            let flip = |statement: &mut Signed| {
                let bit = 1_u8 << (at % 8);
                let body = statement.body.len();
                match at {
                    at if at < body => statement.body[at] ^= bit,
                    at if at < body + 32 => statement.signer[at - body] ^= bit,
                    at => statement.signature[at - body - 32] ^= bit,
                }
            };
            let published = scene.with(|all| pick(all, &flip));
            match scene.early.take(&published) {
                Err(_) => {}
                Ok(taken) if which == 2 => {
                    assert_eq!(taken.ignored.len(), 1);
                    assert_eq!(taken.member, without);
                }
                Ok(_) => panic!("statement {which}, byte {at}: a flipped bit was not noticed"),
            }
        }
    }
    assert_eq!(honest.availability(scene.jo), Availability::Away { until: None });
}
