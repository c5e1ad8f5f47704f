//! A push service that is slow, or that talks too much, takes neither a task nor memory from the others.

use std::time::Duration;

use naderhand_push::{Answer, Because, Target};
use tokio::{
    net::TcpListener,
    time::{Instant, pause, timeout},
};

use crate::{browser::Browser, delivery, now, payload, sender, service::Service};

const UNREACHABLE: Answer = Answer::Later { after: None, because: Because::Unreachable };

fn target(hosts: &str, endpoint: &str) -> Target {
    Target::of(&Browser::numbered(1).subscription(endpoint), &hosts.parse().unwrap()).unwrap()
}

#[tokio::test]
async fn a_connection_that_does_not_come_about_is_given_up() {
    // Takes the connection, and says nothing of TLS.
    let mute = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = mute.local_addr().unwrap().port();
    let hosts = format!("own:localhost:{port}");
    let (sender, target) = (sender(&hosts, ""), target(&hosts, &format!("https://localhost:{port}/201")));
    pause();
    let start = Instant::now();
    assert_eq!(sender.send(&target, &payload(), delivery(), now()).await, UNREACHABLE);
    assert!(start.elapsed() < Duration::from_secs(11), "{:?}", start.elapsed());
}

#[tokio::test]
async fn an_answer_that_does_not_come_is_given_up() {
    let service = Service::with(&[b"http/1.1"]).await;
    let (hosts, root) = (service.as_own(), &service.root);
    let sender = sender(&hosts, root);
    let to = |path: &str| target(&hosts, &service.endpoint(path));
    // The connection is there before the clock stands still, and only leaps.
    assert_eq!(sender.send(&to("/201"), &payload(), delivery(), now()).await, Answer::Delivered);
    pause();
    let start = Instant::now();
    assert_eq!(sender.send(&to("/201/silent"), &payload(), delivery(), now()).await, UNREACHABLE);
    let waited = start.elapsed();
    assert!(Duration::from_secs(29) < waited && waited < Duration::from_secs(31), "{waited:?}");
}

#[tokio::test]
async fn of_an_answer_without_end_only_the_beginning_is_read() {
    for protocol in [b"h2".as_slice(), b"http/1.1"] {
        let service = Service::with(&[protocol]).await;
        let hosts = service.as_own();
        let (sender, payload) = (sender(&hosts, &service.root), payload());
        let endless = target(&hosts, &service.endpoint("/201/endless"));
        // Less than the limit of all of a push, which would end it, too.
        let sent = timeout(Duration::from_secs(15), sender.send(&endless, &payload, delivery(), now())).await;
        assert_eq!(sent, Ok(Answer::Delivered));
    }
}
