//! One bell: what is sent, when nothing is, and what an answer that is lost changes.

use naderhand_domain::{
    id::ReminderTag,
    wire::reminders::{TestRing, Tested},
};
use naderhand_reminders::{Address, Bell, Bells, Check, Known, NotSent, push_key};
use naderhand_transport::Method;

use crate::server::{Network, Server, address, rings, rng, shown};

async fn send(bell: &mut Bell, server: &Server, count: u8) -> Result<(), NotSent> {
    let put = bell.put(&address("one"), shown(), rings(count));
    bell.send(server, put).await
}

#[tokio::test]
async fn what_the_server_has_is_not_sent_again() {
    let (server, mut bell) = (Server::new(), Bell::make(&mut rng()));
    assert!(!bell.is_known());
    send(&mut bell, &server, 2).await.unwrap();
    send(&mut bell, &server, 2).await.unwrap();
    assert_eq!(server.calls.borrow().len(), 1);
    send(&mut bell, &server, 3).await.unwrap();
    assert_eq!(server.calls.borrow().len(), 2);
    assert_eq!(server.kept.borrow()[&bell.token().reminders].rings, rings(3));
    let moved = bell.put(&address("two"), shown(), rings(3));
    assert!(bell.differs(&moved), "another address is something else");
}

#[tokio::test]
async fn an_answer_that_is_lost_is_sent_again_and_changes_nothing() {
    let (server, mut bell) = (Server::new(), Bell::make(&mut rng()));
    for network in [Network::Off, Network::LosesAnswers] {
        server.network.set(network);
        assert_eq!(send(&mut bell, &server, 2).await, Err(NotSent::Offline));
        assert!(!bell.is_known());
    }
    server.network.set(Network::Fault);
    assert_eq!(send(&mut bell, &server, 2).await, Err(NotSent::NotNow));
    server.network.set(Network::Works);
    assert_eq!(send(&mut bell, &server, 2).await, Ok(()));
    assert_eq!(server.kept.borrow().len(), 1);
}

#[tokio::test]
async fn what_cannot_pass_is_told_from_what_may() {
    let (server, mut bell) = (Server::new(), Bell::make(&mut rng()));
    server.refuses_addresses.set(true);
    let refused = send(&mut bell, &server, 1).await.unwrap_err();
    assert_eq!((refused, refused.may_pass()), (NotSent::Address, false));
    assert_eq!(push_key(&server).await.unwrap().key, "BKey");
    server.has_key.set(false);
    assert_eq!(push_key(&server).await, Err(NotSent::NoPushes));
    server.network.set(Network::Off);
    assert!(push_key(&server).await.unwrap_err().may_pass());
}

#[tokio::test]
async fn a_bell_that_the_server_forgot_is_sent_whole_again() {
    let (server, mut bell) = (Server::new(), Bell::make(&mut rng()));
    send(&mut bell, &server, 2).await.unwrap();
    assert_eq!(bell.ask(&server).await, Ok(Known::Live));
    server.kept.borrow_mut().clear();
    assert_eq!(bell.ask(&server).await, Ok(Known::Nothing));
    send(&mut bell, &server, 2).await.unwrap();
    assert_eq!(server.kept.borrow().len(), 1);
}

#[tokio::test]
async fn an_id_of_somebody_else_is_left_to_them() {
    let (server, mut bells) = (Server::new(), Bells::make(&mut rng()));
    let mut rng = rng();
    bells.turn_on(&mut rng);
    let mut first = bells.own.clone().unwrap();
    send(&mut first, &server, 1).await.unwrap();
    server.kept.borrow_mut().values_mut().for_each(|kept| kept.verifier.0 = [0; 32]);
    assert_eq!(send(&mut first, &server, 2).await, Err(NotSent::Foreign));
    bells.begin_anew(&mut rng);
    assert_ne!(bells.own.as_ref().unwrap().token(), first.token());
    assert!(!bells.is_leaving(), "there is nothing of this device to delete");
}

#[tokio::test]
async fn a_test_ring_says_how_far_it_came() {
    let (server, mut bell) = (Server::new(), Bell::make(&mut rng()));
    let ring = TestRing { tag: ReminderTag::from_bytes([9; 16]) };
    assert_eq!(bell.ring(&server, ring).await, Err(NotSent::Foreign), "the server knows no such bell");
    send(&mut bell, &server, 0).await.unwrap();
    assert_eq!(bell.ring(&server, ring).await, Ok(Tested::Delivered));
}

#[test]
fn an_address_holds_while_browser_server_and_push_service_agree() {
    let now = address("one");
    let holds = |browser, key, known| Address::check(browser, key, known) == Check::Holds;
    assert!(holds(Some(&now), "BKey", &[Known::Live]));
    assert!(holds(Some(&now), "BKey", &[Known::Nothing]), "what was forgotten goes to the same address");
    assert!(!holds(None, "BKey", &[Known::Live]));
    assert!(!holds(Some(&now), "Another", &[Known::Live]));
    assert!(!holds(Some(&now), "BKey", &[Known::Live, Known::Over]));
}

#[tokio::test]
async fn what_is_turned_off_is_deleted_there_however_long_it_takes() {
    let (server, mut bells) = (Server::new(), Bells::make(&mut rng()));
    let mut rng = rng();
    bells.turn_on(&mut rng);
    let first = bells.own.clone();
    bells.turn_on(&mut rng);
    assert_eq!(bells.own, first, "turning on what is on draws nothing");
    send(bells.own.as_mut().unwrap(), &server, 1).await.unwrap();
    bells.turn_off();
    assert!(!bells.is_any_on());
    for network in [Network::Off, Network::LosesAnswers, Network::Fault] {
        server.network.set(network);
        assert!(bells.leave(&server).await.unwrap_err().may_pass());
        assert!(bells.is_leaving());
    }
    // On again meanwhile: another bell, and the old one still goes.
    bells.turn_on(&mut rng);
    server.network.set(Network::Works);
    send(bells.own.as_mut().unwrap(), &server, 1).await.unwrap();
    bells.leave(&server).await.unwrap();
    assert!(!bells.is_leaving());
    let kept = server.kept.borrow();
    assert_eq!(kept.keys().collect::<Vec<_>>(), [&bells.own.as_ref().unwrap().token().reminders]);
    assert_eq!(server.calls.borrow().last().unwrap().0, Method::Delete);
}
