//! Supporters who leave, or come back with other keys, while a request is on its way.

use naderhand_contact::{
    Asked, Moment,
    asked::{News, Step},
    cases::{News as InboxNews, Position},
};
use naderhand_domain::{
    contact::{Wish, Wished},
    directory::Change,
    id::SupporterId,
};
use naderhand_organisation::{Standing, Supporter};

use crate::{
    scene::{Between, Scene, WORDING, ask, by, said_to},
    support::{name, rng, today},
};

async fn leaves(scene: &mut Scene, who: SupporterId) {
    let mut desk = scene.world.desk(scene.coordinator.clone());
    desk.refresh(today()).await.unwrap();
    desk.change(&[Change::Revoke(who)], today()).await.unwrap();
    scene.coordinator = desk.coordinator().clone();
    drop(desk);
    scene.catch_up().await;
}

/// They lost their device, were invited again, and answered.
async fn comes_back(scene: &mut Scene, who: SupporterId, called: &str) -> Supporter {
    let mut desk = scene.world.desk(scene.coordinator.clone());
    desk.refresh(today()).await.unwrap();
    let link = desk.invite_again(who, scene.world.next_week()).await.unwrap();
    let candidate = scene.world.answers(&link, &name(called)).await;
    desk.confirm(link.secret.derive_locator(), None, today()).await.unwrap();
    scene.coordinator = desk.coordinator().clone();
    drop(desk);
    scene.catch_up().await;
    match candidate.resume(&scene.world.http).await.unwrap() {
        Standing::Supporter(supporter) => *supporter,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_supporter_with_other_keys_gets_a_copy_for_them() {
    let mut scene = Scene::set().await;
    let mut asked = scene.sent().await;
    let anna = scene.anna.id();
    let anna = comes_back(&mut scene, anna, "Anna").await;
    let mut inbox = scene.inbox(&anna);
    inbox.look(scene.now()).await.unwrap();
    assert!(inbox.cases.cases().is_empty());
    assert_eq!(scene.look(&mut asked).await.unwrap().news, [News::AskedAnew]);
    assert_eq!(scene.look(&mut asked).await.unwrap().news, [], "once");
    assert_eq!(inbox.look(scene.now()).await.unwrap().news, [InboxNews::Waiting(asked.request())]);
    inbox.claim(&asked, scene.now());
    inbox.send(scene.now()).await.unwrap();
    let looked = scene.look(&mut asked).await.unwrap();
    assert_eq!((by(&asked), looked.faults), (Some(anna.id()), vec![]));
}

#[tokio::test]
async fn what_has_not_left_the_phone_is_sealed_to_those_who_are_there() {
    let mut scene = Scene::set().await;
    let mut asked = scene.asked();
    let anna = scene.anna.id();
    let anna = comes_back(&mut scene, anna, "Anna").await;
    let bea_id = scene.bea.id();
    leaves(&mut scene, bea_id).await;
    assert_eq!(scene.look(&mut asked).await.unwrap().news, []);
    let mut inbox = scene.inbox(&anna);
    assert_eq!(inbox.look(scene.now()).await.unwrap().news, [InboxNews::Waiting(asked.request())]);
    assert_eq!(asked.view().recipients.len(), 2, "Anna, and Cor who is on call");
}

#[tokio::test]
async fn what_has_not_left_the_phone_goes_to_who_has_come_on_call_since() {
    let scene = Scene::set().await;
    let nobody = Moment { on_call_then: None, ..scene.moment() };
    let mut asked = Asked::make(&scene.member, scene.wish(), ask(), WORDING, &nobody, &mut rng()).unwrap();
    assert_eq!(asked.view().recipients.len(), 2);
    scene.look(&mut asked).await.unwrap();
    let view = asked.view();
    let names: Vec<_> = view.recipients.iter().map(|recipient| recipient.name).collect();
    assert_eq!(names, ["Anna", "Bea", "Cor"]);
}

#[tokio::test]
async fn what_may_have_arrived_goes_again_as_it_was() {
    let scene = Scene::set().await;
    let mut asked = scene.asked();
    asked.prepare(&scene.member, &scene.moment(), &mut rng());
    let kept = asked.clone();
    // The answer does not come, and then only that the server is busy; meanwhile nobody is on call any more.
    let between = Between::honest(&scene.world.http);
    for code in ["storage-unavailable", "too-many-requests"] {
        let busy = serde_json::json!({ "type": "", "code": code, "status": 503, "title": "", "detail": "" });
        between.lie(move |_, response| {
            (response.status, response.body) = (503, serde_json::to_vec(&busy).unwrap());
        });
        assert!(asked.send(&between).await.is_err());
        let later = Moment { on_call_then: None, ..scene.moment() };
        asked.prepare(&scene.member, &later, &mut rng());
        assert_eq!(asked, kept, "{code}");
    }
    assert_eq!(scene.look(&mut asked).await.unwrap().faults, []);
    let mut anna = scene.inbox(&scene.anna);
    assert_eq!(anna.look(scene.now()).await.unwrap().news, [InboxNews::Waiting(asked.request())], "once");
}

#[tokio::test]
async fn who_has_it_and_leaves_has_it_no_more() {
    let mut scene = Scene::set().await;
    let (mut asked, mut anna) = scene.claimed().await;
    scene.write(&mut asked, "ben je er nog");
    scene.look(&mut asked).await.unwrap();
    let anna_id = scene.anna.id();
    leaves(&mut scene, anna_id).await;
    let looked = scene.look(&mut asked).await.unwrap();
    assert_eq!((looked.news, looked.faults), (vec![News::Returned(scene.anna.id()), News::AskedAnew], vec![]));
    assert!(anna.look(scene.now()).await.is_err(), "their key opens nothing");
    let mut bea = scene.inbox(&scene.bea);
    bea.look(scene.now()).await.unwrap();
    bea.claim(&asked, scene.now());
    bea.send(scene.now()).await.unwrap();
    scene.look(&mut asked).await.unwrap();
    assert_eq!(by(&asked), Some(scene.bea.id()));
    let view = asked.view();
    let threads: Vec<_> = view.threads.iter().map(|(name, thread)| (*name, thread.lines().len())).collect();
    assert_eq!(threads, [("Anna", 2), ("Bea", 1)], "what Anna was told and said can be read on");
}

#[tokio::test]
async fn who_had_it_and_comes_back_with_other_keys_can_take_it_again() {
    let mut scene = Scene::set().await;
    let (mut asked, _) = scene.claimed().await;
    scene.write(&mut asked, "een");
    scene.look(&mut asked).await.unwrap();
    let anna = scene.anna.id();
    let anna = comes_back(&mut scene, anna, "Anna").await;
    scene.look(&mut asked).await.unwrap();
    assert_eq!(by(&asked), None);
    let mut inbox = scene.inbox(&anna);
    inbox.look(scene.now()).await.unwrap();
    inbox.claim(&asked, scene.now());
    inbox.send(scene.now()).await.unwrap();
    assert_eq!(inbox.position(&asked), Some(Position::Yours));
    let looked = scene.look(&mut asked).await.unwrap();
    assert_eq!((by(&asked), looked.faults), (Some(anna.id()), vec![]));
    scene.write(&mut asked, "twee");
    scene.look(&mut asked).await.unwrap();
    assert_eq!(inbox.look(scene.now()).await.unwrap().faults, []);
    inbox.reply(&asked, "drie", scene.now());
    inbox.send(scene.now()).await.unwrap();
    assert_eq!(scene.look(&mut asked).await.unwrap().faults, []);
    assert_eq!(said_to(&asked), ["(promise)", "een", "(promise)", "twee", "drie"]);
    assert_eq!(inbox.said(&asked), ["(promise)", "twee", "drie"], "what was sealed to the lost keys stays closed");
}

#[tokio::test]
async fn when_nobody_is_left_the_employee_is_told_and_can_ask_others() {
    let mut scene = Scene::set().await;
    let wish = Wish { then: naderhand_domain::contact::Then::default(), ..scene.wish() };
    let mut asked = naderhand_contact::Asked::make(
        &scene.member,
        wish.clone(),
        crate::scene::ask(),
        crate::scene::WORDING,
        &scene.moment(),
        &mut rng(),
    )
    .unwrap();
    asked.send(&scene.world.http).await.unwrap();
    let anna_id = scene.anna.id();
    leaves(&mut scene, anna_id).await;
    let bea_id = scene.bea.id();
    leaves(&mut scene, bea_id).await;
    scene.look(&mut asked).await.unwrap();
    assert!(matches!(asked.view().step, Step::Waiting { nobody_left: true, .. }), "{:?}", asked.view().step);
    let everybody = Wish { wished: Wished::All, ..wish };
    asked.ask_others(&scene.member, everybody, &scene.moment(), &mut rng()).unwrap();
    scene.look(&mut asked).await.unwrap();
    let mut cor = scene.inbox(&scene.cor);
    assert_eq!(cor.look(scene.now()).await.unwrap().news, [InboxNews::Waiting(asked.request())]);
}
