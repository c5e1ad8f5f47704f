//! A server that lies to a supporter.

use naderhand_contact::{Fault, cases::Position};
use naderhand_domain::{
    id::RequestId,
    wire::contact::{Author, Inbox as Listed, InboxContents, SealedBytes, Standing},
};
use naderhand_sealing::{
    SealingKeys,
    contact::{Within, seal_copy},
    members::MembersKey,
};

use crate::{
    scene::{Between, Inbox, Scene, ask},
    support::rng,
};

#[tokio::test]
async fn what_no_member_made_and_what_is_of_another_organisation_is_counted_and_not_shown() {
    let scene = Scene::set().await;
    let asked = scene.sent().await;
    let request = asked.request();
    let public = scene.anna.sealing().derive_public();
    let content = serde_json::to_vec(&ask()).unwrap();
    let fingerprint = *scene.member.fingerprint().as_bytes();
    let members = scene.member.members_key().clone();
    let no_member = MembersKey::from_bytes([9; 32]);
    for (what, within) in [
        ("no member", Within { members: &no_member, fingerprint, request }),
        ("another organisation", Within { members: &members, fingerprint: [9; 32], request }),
        ("another request", Within { members: &members, fingerprint, request: RequestId::from_bytes([9; 16]) }),
    ] {
        let maker = SealingKeys::make(&mut rng());
        let sealed = seal_copy(&within, &maker, scene.anna.id(), &public, &content, &mut rng()).unwrap();
        let between = Between::honest(&scene.world.http);
        between.lie_about("/inbox/read", move |contents: &mut InboxContents| {
            contents.requests[0].sealed = SealedBytes(sealed.clone());
        });
        let mut anna = Inbox::open(&scene.anna, between.clone());
        let looked = anna.look(scene.now()).await.unwrap();
        assert_eq!((looked.news, anna.cases.cases(), anna.cases.unopened()), (vec![], &[][..], 1), "{what}");
        // It is not read again: nothing about it has changed.
        between.lie(|request, _| assert!(!request.path.ends_with("/read")));
        anna.look(scene.now()).await.unwrap();
    }
}

#[tokio::test]
async fn a_request_does_not_change_hands() {
    let scene = Scene::set().await;
    let (mut asked, _) = scene.claimed().await;
    let mut other = scene.sent().await;
    let between = Between::honest(&scene.world.http);
    let mut bea = Inbox::open(&scene.bea, between.clone());
    bea.look(scene.now()).await.unwrap();
    bea.claim(&other, scene.now());
    bea.send(scene.now()).await.unwrap();
    scene.look(&mut other).await.unwrap();
    scene.write(&mut other, "van mij");
    other.send(&scene.world.http).await.unwrap();
    // Whoever is a member and plays along with the server makes a copy of their own.
    let within = Within {
        members: scene.member.members_key(),
        fingerprint: *scene.member.fingerprint().as_bytes(),
        request: other.request(),
    };
    let (public, content) = (scene.bea.sealing().derive_public(), serde_json::to_vec(&ask()).unwrap());
    let maker = SealingKeys::make(&mut rng());
    let sealed = seal_copy(&within, &maker, scene.bea.id(), &public, &content, &mut rng()).unwrap();
    let request = other.request();
    between.lie_about("/inbox/read", move |contents: &mut InboxContents| {
        for content in contents.requests.iter_mut().filter(|content| content.request == request) {
            content.sealed = SealedBytes(sealed.clone());
        }
    });
    let looked = bea.look(scene.now()).await.unwrap();
    assert_eq!(looked.faults, [(request, Fault::OtherMaker)]);
    assert_eq!(bea.said(&other), ["(promise)"]);
    between.lie(|_, _| {});
    assert_eq!(bea.look(scene.now()).await.unwrap().faults, []);
    assert_eq!(bea.said(&other), ["(promise)", "van mij"]);
    asked.withdraw();
}

#[tokio::test]
async fn what_cannot_be_is_named_and_what_was_known_stays() {
    let scene = Scene::set().await;
    let mut asked = scene.sent().await;
    let request = asked.request();
    let between = Between::honest(&scene.world.http);
    let mut anna = Inbox::open(&scene.anna, between.clone());
    between.lie_about("/inbox", |inbox: &mut Listed| inbox.requests[0].standing = Standing::Yours);
    let looked = anna.look(scene.now()).await.unwrap();
    assert_eq!((looked.faults, anna.position(&asked)), (vec![(request, Fault::NotClaimed)], Some(Position::Waiting)));
    let looked = anna.look(scene.now()).await.unwrap();
    assert_eq!((looked.faults, anna.position(&asked)), (vec![(request, Fault::NotClaimed)], Some(Position::Waiting)));
    between.lie(|_, _| {});
    assert_eq!(anna.look(scene.now()).await.unwrap().faults, []);
    anna.claim(&asked, scene.now());
    anna.send(scene.now()).await.unwrap();
    scene.look(&mut asked).await.unwrap();
    for text in ["een", "twee"] {
        scene.write(&mut asked, text);
    }
    asked.send(&scene.world.http).await.unwrap();

    // Never seen: moved and left out.
    between.lie_about("/inbox/read", |contents: &mut InboxContents| {
        let messages = &mut contents.requests[0].messages;
        messages.retain(|message| (message.author, message.number) != (Author::Employee, 0));
    });
    let looked = anna.look(scene.now()).await.unwrap();
    assert_eq!(looked.faults, [(request, Fault::Gap { by: Author::Employee, number: 0 })]);
    between.lie(|_, _| {});
    anna.look(scene.now()).await.unwrap();
    assert_eq!(anna.said(&asked), ["(promise)", "een", "twee"]);

    between.lie_about("/inbox", |inbox: &mut Listed| inbox.requests[0].revision = 1);
    let looked = anna.look(scene.now()).await.unwrap();
    assert!(matches!(looked.faults[..], [(_, Fault::RolledBack { came: 1, .. })]), "{:?}", looked.faults);
    assert_eq!((anna.position(&asked), anna.said(&asked).len()), (Some(Position::Yours), 3));
    between.lie(|_, _| {});
    assert_eq!(anna.look(scene.now()).await.unwrap().faults, []);
}
