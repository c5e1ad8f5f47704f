//! A request's life, on all devices that have a part in it.

use chrono::TimeDelta;
use naderhand_contact::{
    Asked, NotAsked, NotWritten,
    asked::{News, Step},
    cases::{News as InboxNews, Position, TalksFull},
    waiting,
};
use naderhand_domain::{
    contact::{Stage, Wish, Wished},
    schedule::ScheduleName,
    wire::contact::Reached,
};

use crate::{
    scene::{Scene, WORDING, ask, by, said_to, words},
    support::rng,
};

#[tokio::test]
async fn from_the_tap_to_the_end() {
    let scene = Scene::set().await;
    let mut asked = scene.asked();
    assert_eq!(asked.view().step, Step::Ready);
    let names: Vec<_> = asked.view().recipients.iter().map(|recipient| recipient.name.to_owned()).collect();
    assert_eq!(names, ["Anna", "Bea", "Cor"]);

    asked.send(&scene.world.http).await.unwrap();
    assert!(matches!(asked.view().step, Step::Waiting { reached: Reached::Sent, stage: Stage::Chosen, .. }));
    let (mut anna, mut bea, mut cor) = (scene.inbox(&scene.anna), scene.inbox(&scene.bea), scene.inbox(&scene.cor));
    let request = asked.request();
    assert_eq!(anna.look(scene.now()).await.unwrap().news, [InboxNews::Waiting(request)]);
    assert_eq!(anna.look(scene.now()).await.unwrap().news, []);
    bea.look(scene.now()).await.unwrap();
    assert_eq!(cor.look(scene.now()).await.unwrap().news, [], "their copy is not released");
    assert_eq!(scene.look(&mut asked).await.unwrap().news, [News::Reached(Reached::Delivered)]);

    assert_eq!(anna.cases.case(request).unwrap().ask(), Some(&ask()));
    anna.cases.open(request).unwrap();
    anna.send(scene.now()).await.unwrap();
    assert_eq!(scene.look(&mut asked).await.unwrap().news, [News::Reached(Reached::Opened)]);
    let reached: Vec<_> = asked.view().recipients.iter().map(|recipient| recipient.reached).collect();
    assert_eq!(reached, [Some(Reached::Opened), Some(Reached::Delivered), Some(Reached::Sent)]);
    let early = asked.write(&scene.member, words("te vroeg"), scene.now(), &mut rng());
    assert_eq!(early, Err(NotWritten::NobodyHasIt));

    anna.claim(&asked, scene.now());
    assert_eq!(anna.position(&asked), Some(Position::Claiming));
    anna.send(scene.now()).await.unwrap();
    assert_eq!(anna.position(&asked), Some(Position::Yours));
    let looked = scene.look(&mut asked).await.unwrap();
    assert_eq!(
        (looked.news, looked.faults),
        (vec![News::Message(scene.anna.id()), News::Claimed(scene.anna.id()),], vec![])
    );
    let promised = Some(scene.now() + TimeDelta::hours(3));
    assert_eq!(asked.view().step, Step::Claimed { by: scene.anna.id(), promised });
    assert_eq!(bea.look(scene.now()).await.unwrap().news, [InboxNews::Taken(request)]);
    assert_eq!(bea.cases.case(request).unwrap().ask(), None, "what is asked is for whoever has it");

    scene.write(&mut asked, "Graag na zessen");
    assert!(asked.view().is_outstanding);
    asked.send(&scene.world.http).await.unwrap();
    assert!(!asked.view().is_outstanding);
    assert!(!asked.view().current().unwrap().is_seen(1));
    assert_eq!(anna.look(scene.now()).await.unwrap().news, [InboxNews::Message(request)]);
    anna.reply(&asked, "Goed, tot straks", scene.now());
    anna.send(scene.now()).await.unwrap();
    scene.look(&mut asked).await.unwrap();
    let thread = ["(promise)", "Graag na zessen", "Goed, tot straks"];
    assert_eq!((said_to(&asked), anna.said(&asked)), (thread.map(str::to_owned).to_vec(), said_to(&asked)));
    assert!(asked.view().current().unwrap().is_seen(1));

    let care = anna.cases.care_mut(request).unwrap();
    care.set_first_contact(Some(scene.now()));
    for _ in 0..2 {
        care.add_talk(scene.now(), ScheduleName::TwoTalks).unwrap();
    }
    assert_eq!(care.add_talk(scene.now(), ScheduleName::TwoTalks), Err(TalksFull { most: 2 }));
    care.add_talk(scene.now(), ScheduleName::ThreeTalksBot).unwrap();
    care.jot("sliep slecht", scene.now()).unwrap();

    anna.cases.close(request, scene.now()).unwrap();
    anna.send(scene.now()).await.unwrap();
    assert_eq!(scene.look(&mut asked).await.unwrap().news, [News::Closed(scene.anna.id())]);
    assert_eq!(asked.view().step, Step::Closed { by: scene.anna.id() });
    assert_eq!(said_to(&asked), thread);
    assert_eq!(asked.ask_others(&scene.member, scene.wish(), &scene.moment(), &mut rng()), Err(NotAsked::Over));
    bea.look(scene.now()).await.unwrap();
    assert!(bea.cases.case(request).is_none_or(|case| case.position() == Position::Over));
    anna.look(scene.now()).await.unwrap();
    assert_eq!(anna.cases.case(request).unwrap().care().jottings().len(), 1);
    assert!(anna.cases.care_mut(request).is_some(), "notes can be finished");

    let goes_at = anna.cases.case(request).unwrap().goes_at(&scene.member).unwrap();
    assert_eq!(goes_at - scene.now(), TimeDelta::days(90));
    scene.world.clock.advance(TimeDelta::days(91));
    anna.look(scene.now()).await.unwrap();
    assert!(anna.cases.cases().is_empty());
}

#[tokio::test]
async fn who_gives_it_back_is_not_asked_again_and_others_are() {
    let scene = Scene::set().await;
    let (mut asked, mut anna) = scene.claimed().await;
    let request = asked.request();
    anna.cases.step_back(request, scene.now()).unwrap();
    assert_eq!(anna.cases.case(request).unwrap().ask(), None);
    anna.send(scene.now()).await.unwrap();
    assert_eq!(scene.look(&mut asked).await.unwrap().news, [News::Returned(scene.anna.id())]);
    assert_eq!(by(&asked), None);
    anna.look(scene.now()).await.unwrap();
    assert_ne!(anna.position(&asked), Some(Position::Waiting));

    let mut bea = scene.inbox(&scene.bea);
    bea.look(scene.now()).await.unwrap();
    bea.cases.step_back(request, scene.now()).unwrap();
    bea.send(scene.now()).await.unwrap();
    scene.look(&mut asked).await.unwrap();
    let everybody = Wish { wished: Wished::All, ..scene.wish() };
    asked.ask_others(&scene.member, everybody, &scene.moment(), &mut rng()).unwrap();
    scene.look(&mut asked).await.unwrap();
    let mut cor = scene.inbox(&scene.cor);
    assert_eq!(cor.look(scene.now()).await.unwrap().news, [InboxNews::Waiting(request)]);
    cor.claim(&asked, scene.now());
    cor.send(scene.now()).await.unwrap();
    let looked = scene.look(&mut asked).await.unwrap();
    assert_eq!((by(&asked), looked.faults), (Some(scene.cor.id()), vec![]));
    assert_eq!(asked.view().threads.len(), 2);
}

#[tokio::test]
async fn the_employee_asks_somebody_else_in_the_place_of_who_has_it() {
    let scene = Scene::set().await;
    let (mut asked, mut anna) = scene.claimed().await;
    let everybody = Wish { wished: Wished::All, ..scene.wish() };
    asked.ask_others(&scene.member, everybody, &scene.moment(), &mut rng()).unwrap();
    let looked = scene.look(&mut asked).await.unwrap();
    assert_eq!(looked.news, [News::Returned(scene.anna.id())]);
    assert_eq!(anna.look(scene.now()).await.unwrap().news, [InboxNews::Over(asked.request())]);
    assert_eq!(anna.cases.case(asked.request()).unwrap().ask(), None);
    let mut bea = scene.inbox(&scene.bea);
    bea.look(scene.now()).await.unwrap();
    bea.claim(&asked, scene.now());
    bea.send(scene.now()).await.unwrap();
    scene.look(&mut asked).await.unwrap();
    assert_eq!(by(&asked), Some(scene.bea.id()));
}

#[tokio::test]
async fn of_two_who_take_it_one_has_it_and_the_other_is_told() {
    let scene = Scene::set().await;
    let mut asked = scene.sent().await;
    let (mut anna, mut bea) = (scene.inbox(&scene.anna), scene.inbox(&scene.bea));
    for inbox in [&mut anna, &mut bea] {
        inbox.look(scene.now()).await.unwrap();
        inbox.claim(&asked, scene.now());
    }
    anna.send(scene.now()).await.unwrap();
    let news = bea.cases.send(&mut bea.post, scene.now()).await.unwrap();
    assert_eq!(news, [InboxNews::Taken(asked.request())]);
    assert_eq!((anna.position(&asked), bea.position(&asked)), (Some(Position::Yours), Some(Position::Taken)));
    assert!(bea.said(&asked).is_empty());
    scene.look(&mut asked).await.unwrap();
    assert_eq!(by(&asked), Some(scene.anna.id()));
}

#[tokio::test]
async fn it_is_taken_back_whenever_that_is() {
    let scene = Scene::set().await;
    let mut never_sent = scene.asked();
    never_sent.withdraw();
    assert_eq!(never_sent.view().step, Step::Withdrawn { told: false });
    never_sent.send(&scene.world.http).await.unwrap();
    assert!(never_sent.view().is_finished());

    let (mut asked, mut anna) = scene.claimed().await;
    asked.withdraw();
    scene.look(&mut asked).await.unwrap();
    assert_eq!(asked.view().step, Step::Withdrawn { told: true });
    assert_eq!(anna.look(scene.now()).await.unwrap().news, [InboxNews::Over(asked.request())]);
    let case = anna.cases.case(asked.request()).unwrap();
    assert_eq!((case.ask(), case.thread().lines().len()), (None, 0), "what was entrusted goes at once");
}

#[tokio::test]
async fn nobody_who_can_be_asked_is_said_before_anything_is_sent() {
    let scene = Scene::set().await;
    let wish = Wish { left_out: [scene.anna.id(), scene.bea.id()].into(), ..scene.wish() };
    let asked = Asked::make(&scene.member, wish, ask(), WORDING, &scene.moment(), &mut rng());
    assert_eq!(asked.err(), Some(NotAsked::Nobody));
}

#[tokio::test]
async fn it_goes_on_to_who_is_on_call_and_then_a_coordinator_sees_that_it_waits() {
    let scene = Scene::set().await;
    let mut desk = scene.world.desk(scene.coordinator.clone());
    let mut asked = scene.sent().await;
    scene.look(&mut asked).await.unwrap();
    assert!(waiting(&mut desk).await.unwrap().sent_at.is_empty(), "not yet");
    let mut cor = scene.inbox(&scene.cor);
    for stage in [Stage::OnCall, Stage::Coordinator] {
        scene.world.clock.advance(TimeDelta::minutes(126));
        scene.world.one_more().await;
        let mut news = Vec::new();
        for _ in 0..100 {
            news.extend(scene.look(&mut asked).await.unwrap().news);
            if news.contains(&News::Stage(stage)) {
                break;
            }
            tokio::time::sleep(core::time::Duration::from_millis(20)).await;
        }
        assert!(news.contains(&News::Stage(stage)), "{news:?}");
        cor.look(scene.now()).await.unwrap();
        assert_eq!(cor.position(&asked), Some(Position::Waiting), "who is on call can take it");
    }
    assert_eq!(waiting(&mut desk).await.unwrap().sent_at, [asked.view().sent_at.unwrap()]);
}

#[tokio::test]
async fn a_promise_whose_time_has_passed_before_it_could_be_sent_is_not_made() {
    let scene = Scene::set().await;
    let asked = scene.sent().await;
    let mut anna = scene.inbox(&scene.anna);
    anna.look(scene.now()).await.unwrap();
    anna.claim(&asked, scene.now());
    scene.world.clock.advance(TimeDelta::hours(4));
    let news = anna.cases.send(&mut anna.post, scene.now()).await.unwrap();
    assert_eq!(news, [InboxNews::PromisePassed(asked.request())]);
    assert_eq!(anna.position(&asked), Some(Position::Waiting));
}
