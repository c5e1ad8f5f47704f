//! A server that lies to an employee: each lie has a name, and what was known stays.

use chrono::TimeDelta;
use naderhand_contact::{Asked, Fault, asked::Step};
use naderhand_domain::{
    contact::Stage,
    id::SupporterId,
    wire::contact::{
        Author, CopyFor, CopyStatus, InboxContents, Progress, Reached, RequestStatus, SealedBytes, ThreadMessage,
    },
};

use crate::scene::{Between, Inbox, Scene, by, said_to};

/// What an employee's device says to a lie about a thread of three messages of Anna's, of which it has seen `seen`.
async fn told(scene: &Scene, seen: usize, lie: impl FnMut(&mut RequestStatus) + Clone + 'static) -> Vec<Fault> {
    let (mut asked, mut anna) = scene.claimed().await;
    scene.write(&mut asked, "van mij");
    asked.send(&scene.world.http).await.unwrap();
    anna.look(scene.now()).await.unwrap();
    for at in 1..3 {
        anna.reply(&asked, &format!("bericht {at}"), scene.now());
        anna.send(scene.now()).await.unwrap();
        if at < seen {
            scene.look(&mut asked).await.unwrap();
        }
    }
    let known = said_to(&asked);
    let between = Between::honest(&scene.world.http);
    let ends: &'static str = Box::leak(asked.request().to_string().into_boxed_str());
    between.lie_about(ends, lie);
    let faults = scene.look_over(&between, &mut asked).await.unwrap().faults;
    assert_eq!(said_to(&asked)[..known.len()], known, "what was known stays");
    assert_eq!(by(&asked), Some(scene.anna.id()));
    assert_eq!(asked.view().faults, faults);
    // Once the server is honest again, nothing is missing and nothing is wrong.
    let looked = scene.look(&mut asked).await.unwrap();
    assert_eq!((said_to(&asked).len(), looked.faults), (4, vec![]));
    faults
}

fn theirs(status: &mut RequestStatus, number: u32) -> &mut ThreadMessage {
    let mut messages = status.messages.iter_mut();
    messages.find(|message| message.author == Author::Supporter && message.number == number).unwrap()
}

fn without(status: &mut RequestStatus, author: Author, number: u32) {
    status.messages.retain(|message| (message.author, message.number) != (author, number));
}

const ANNAS: Author = Author::Supporter;

#[tokio::test]
async fn messages_that_are_dropped_altered_moved_or_repeated() {
    let scene = Scene::set().await;
    let dropped = told(&scene, 3, |status| without(status, ANNAS, 2)).await;
    assert_eq!(dropped, [Fault::Dropped { by: ANNAS, number: 2 }], "seen, and gone");
    let dropped = told(&scene, 3, |status| without(status, ANNAS, 1)).await;
    assert_eq!(dropped, [Fault::Dropped { by: ANNAS, number: 1 }], "one in the middle");
    let own = told(&scene, 3, |status| without(status, Author::Employee, 0)).await;
    assert_eq!(own, [Fault::Dropped { by: Author::Employee, number: 0 }], "one's own");
    let left_out = told(&scene, 1, |status| without(status, ANNAS, 1)).await;
    assert_eq!(left_out, [Fault::Gap { by: ANNAS, number: 1 }], "never seen, and later ones are there");

    let altered = told(&scene, 3, |status| theirs(status, 1).sealed.0[100] ^= 1).await;
    assert_eq!(altered, [Fault::Altered { by: ANNAS, number: 1 }]);
    let altered = told(&scene, 1, |status| theirs(status, 1).sealed.0[100] ^= 1).await;
    assert_eq!(altered, [Fault::Forged { by: ANNAS, number: 1 }], "never seen");
    let own = |status: &mut RequestStatus| {
        let own = status.messages.iter_mut().find(|message| message.author == Author::Employee).unwrap();
        own.sealed.0[100] ^= 1;
    };
    assert_eq!(told(&scene, 3, own).await, [Fault::Altered { by: Author::Employee, number: 0 }]);

    let moved = |status: &mut RequestStatus| {
        let (one, two) = (theirs(status, 1).sealed.clone(), theirs(status, 2).sealed.clone());
        (theirs(status, 1).sealed, theirs(status, 2).sealed) = (two, one);
    };
    assert_eq!(told(&scene, 1, moved).await, [Fault::Forged { by: ANNAS, number: 1 }]);
    let repeated = |status: &mut RequestStatus| {
        let again = theirs(status, 2).clone();
        status.messages.push(ThreadMessage { number: 3, ..again });
    };
    assert_eq!(told(&scene, 1, repeated).await, [Fault::Forged { by: ANNAS, number: 3 }]);
    let put_in_ones_mouth = |status: &mut RequestStatus| {
        let again = theirs(status, 2).clone();
        status.messages.push(ThreadMessage { author: Author::Employee, number: 1, ..again });
    };
    assert_eq!(told(&scene, 3, put_in_ones_mouth).await, [Fault::Forged { by: Author::Employee, number: 1 }]);
}

#[tokio::test]
async fn states_that_cannot_be() {
    let scene = Scene::set().await;
    let older = told(&scene, 3, |status| status.revision = 1).await;
    assert!(matches!(older[..], [Fault::RolledBack { came: 1, .. }]), "{older:?}");
    let waiting = Progress::Waiting { stage: Stage::Chosen, due_at: None };
    let other = told(&scene, 3, move |status| status.progress = waiting).await;
    assert!(matches!(other[..], [Fault::OtherState { .. }]), "{other:?}");
    let withdrawn = told(&scene, 3, |status| (status.revision, status.progress) = (99, Progress::Withdrawn)).await;
    assert_eq!(withdrawn[..1], [Fault::Withdrawn]);
}

/// A lie about a request that nobody has taken.
async fn told_waiting(scene: &Scene, lie: impl FnMut(&mut RequestStatus) + 'static) -> (Asked, Vec<Fault>) {
    let mut asked = scene.sent().await;
    scene.look(&mut asked).await.unwrap();
    let between = Between::honest(&scene.world.http);
    let ends: &'static str = Box::leak(asked.request().to_string().into_boxed_str());
    between.lie_about(ends, lie);
    let looked = scene.look_over(&between, &mut asked).await.unwrap();
    (asked, looked.faults)
}

#[tokio::test]
async fn nobody_has_it_who_has_not_said_so() {
    let scene = Scene::set().await;
    let anna = scene.anna.id();
    for progress in [Progress::Claimed { by: anna }, Progress::Closed { by: anna }] {
        let lie = move |status: &mut RequestStatus| (status.revision, status.progress) = (9, progress);
        let (asked, faults) = told_waiting(&scene, lie).await;
        assert_eq!(faults, [Fault::Claim { by: anna }]);
        assert!(matches!(asked.view().step, Step::Waiting { .. }), "{progress:?}");
    }
    let lie = move |status: &mut RequestStatus| {
        (status.revision, status.progress) = (9, Progress::Claimed { by: anna });
        let sealed = SealedBytes(vec![1; 2_129]);
        status.messages.push(ThreadMessage { supporter: anna, author: ANNAS, number: 0, sealed });
    };
    let (asked, faults) = told_waiting(&scene, lie).await;
    assert_eq!(faults, [Fault::Forged { by: ANNAS, number: 0 }, Fault::Claim { by: anna }]);
    assert_eq!(by(&asked), None);

    // Bea's promise is not Anna's.
    let mut asked = scene.sent().await;
    let mut bea = scene.inbox(&scene.bea);
    bea.look(scene.now()).await.unwrap();
    bea.claim(&asked, scene.now());
    bea.send(scene.now()).await.unwrap();
    let between = Between::honest(&scene.world.http);
    let ends: &'static str = Box::leak(asked.request().to_string().into_boxed_str());
    between.lie_about(ends, move |status: &mut RequestStatus| {
        status.progress = Progress::Claimed { by: anna };
        for message in &mut status.messages {
            message.supporter = anna;
        }
    });
    let looked = scene.look_over(&between, &mut asked).await.unwrap();
    assert_eq!(looked.faults, [Fault::Forged { by: ANNAS, number: 0 }, Fault::Claim { by: anna }]);
    assert_eq!(by(&asked), None);
    scene.look(&mut asked).await.unwrap();
    assert_eq!(by(&asked), Some(scene.bea.id()));
}

#[tokio::test]
async fn a_promise_from_before_says_nothing_of_now() {
    let scene = Scene::set().await;
    let (mut asked, mut anna) = scene.claimed().await;
    anna.cases.step_back(asked.request(), scene.now()).unwrap();
    anna.send(scene.now()).await.unwrap();
    scene.look(&mut asked).await.unwrap();
    assert_eq!(by(&asked), None);
    let between = Between::honest(&scene.world.http);
    let ends: &'static str = Box::leak(asked.request().to_string().into_boxed_str());
    let id = scene.anna.id();
    between.lie_about(ends, move |status: &mut RequestStatus| {
        (status.revision, status.progress) = (99, Progress::Claimed { by: id });
    });
    let looked = scene.look_over(&between, &mut asked).await.unwrap();
    assert_eq!((looked.faults, by(&asked)), (vec![Fault::Claim { by: id }], None));
}

#[tokio::test]
async fn copies_that_nobody_sealed_and_a_request_that_is_gone() {
    let scene = Scene::set().await;
    let stranger = SupporterId::from_bytes([9; 16]);
    let lie = move |status: &mut RequestStatus| {
        status.revision = 9;
        let copy = CopyStatus { supporter: stranger, r#for: CopyFor::Chosen, reached: Reached::Opened };
        status.copies.push(copy);
    };
    let (_, faults) = told_waiting(&scene, lie).await;
    assert_eq!(faults, [Fault::Stranger { supporter: stranger }]);

    let (mut asked, _) = scene.claimed().await;
    let between = Between::honest(&scene.world.http);
    let nowhere = scene.asked();
    let path = format!("/api/v1/organisations/{}/contact/requests/{}", asked.slug(), nowhere.request());
    let token = naderhand_transport::Token::Request(naderhand_domain::wire::contact::RequestToken {
        request: nowhere.request(),
        secret: [0; 32],
    });
    let request = naderhand_transport::Request {
        method: naderhand_transport::Method::Get,
        path,
        token: Some(token),
        if_none_match: None,
        body: naderhand_transport::Body::Empty,
    };
    let not_found = naderhand_transport::Transport::send(&scene.world.http, request).await.unwrap();
    between.lie(move |_, response| *response = not_found.clone());
    let looked = scene.look_over(&between, &mut asked).await.unwrap();
    assert_eq!(looked.faults, [Fault::Missing]);
    assert_eq!((by(&asked), said_to(&asked).len()), (Some(scene.anna.id()), 1));
}

#[tokio::test]
async fn a_message_that_does_not_arrive_is_noticed_by_what_the_other_has_seen() {
    let scene = Scene::set().await;
    let mut asked = scene.sent().await;
    let between = Between::honest(&scene.world.http);
    let mut anna = Inbox::open(&scene.anna, between.clone());
    anna.look(scene.now()).await.unwrap();
    anna.claim(&asked, scene.now());
    anna.send(scene.now()).await.unwrap();
    scene.look(&mut asked).await.unwrap();
    scene.write(&mut asked, "komt niet aan");
    scene.look(&mut asked).await.unwrap();
    between.lie_about("/inbox/read", |contents: &mut InboxContents| {
        for content in &mut contents.requests {
            content.messages.retain(|message| message.author == Author::Supporter);
        }
    });
    for (hours, faults) in [(1, vec![]), (24, vec![Fault::HeldBack { number: 0 }])] {
        scene.world.clock.advance(TimeDelta::hours(hours));
        anna.look(scene.now()).await.unwrap();
        anna.reply(&asked, "niets gehoord", scene.now());
        anna.send(scene.now()).await.unwrap();
        assert_eq!(scene.look(&mut asked).await.unwrap().faults, faults, "after {hours} hours");
    }
    between.lie(|_, _| {});
    anna.look(scene.now()).await.unwrap();
    anna.reply(&asked, "nu wel", scene.now());
    anna.send(scene.now()).await.unwrap();
    assert_eq!(scene.look(&mut asked).await.unwrap().faults, []);
}
