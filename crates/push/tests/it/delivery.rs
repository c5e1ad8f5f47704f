use std::time::Duration;

use hyper::Version;
use naderhand_push::{Answer, BODY_BYTES, Because, PushHosts, Refused, Target};

use crate::{browser::Browser, delivery, now, payload, sender, service::Service, tag};

fn target(service: &Service, browser: &Browser, path: &str) -> Target {
    let hosts: PushHosts = service.as_own().parse().unwrap();
    Target::of(&browser.subscription(&service.endpoint(path)), &hosts).unwrap()
}

#[tokio::test]
async fn a_push_arrives_with_all_that_a_service_asks_for_and_opens() {
    let service = Service::start().await;
    let browser = Browser::numbered(1);
    let sender = sender(&service.as_own(), &service.root);
    let answer = sender.send(&target(&service, &browser, "/201/a"), &payload(), delivery(), now()).await;
    assert_eq!(answer, Answer::Delivered);
    let arrived = &service.arrived()[..];
    let [push] = arrived else { panic!("{arrived:?}") };
    assert_eq!((push.path.as_str(), push.version), ("/201/a", Version::HTTP_2));
    assert_eq!(push.header("ttl"), "14400");
    assert_eq!(push.header("urgency"), "normal");
    assert_eq!(push.header("topic"), tag().to_string());
    assert_eq!(push.header("content-encoding"), "aes128gcm");
    assert_eq!(push.header("content-length"), BODY_BYTES.to_string());
    assert!(!push.headers.contains_key("user-agent") && !push.headers.contains_key("referer"));
    assert_eq!(browser.open(&push.body).unwrap(), payload().as_bytes());
}

#[tokio::test]
async fn many_pushes_share_one_connection_and_one_token() {
    let service = Service::start().await;
    let browser = Browser::numbered(1);
    let sender = sender(&service.as_own(), &service.root);
    let target = target(&service, &browser, "/201/a");
    sender.send(&target, &payload(), delivery(), now()).await;
    let payload = payload();
    let all: Vec<_> = (0..100).map(|_| sender.send(&target, &payload, delivery(), now())).collect();
    for answer in futures_util::future::join_all(all).await {
        assert_eq!(answer, Answer::Delivered);
    }
    let arrived = service.arrived();
    assert_eq!((service.count(), service.connections()), (101, 1));
    assert!(arrived.iter().all(|push| push.header("authorization") == arrived[0].header("authorization")));
    let mut bodies: Vec<_> = arrived.iter().map(|push| &push.body).collect();
    bodies.sort_unstable();
    bodies.dedup();
    assert_eq!(bodies.len(), 101, "each is encrypted by itself");
}

#[tokio::test]
async fn a_service_without_http_2_is_served_too() {
    let service = Service::with(&[b"http/1.1"]).await;
    let sender = sender(&service.as_own(), &service.root);
    for _ in 0..3 {
        let answer = sender.send(&target(&service, &Browser::numbered(1), "/201"), &payload(), delivery(), now()).await;
        assert_eq!(answer, Answer::Delivered);
    }
    assert!(service.arrived().iter().all(|push| push.version == Version::HTTP_11));
    assert_eq!(service.connections(), 1);
}

#[tokio::test]
async fn each_answer_says_what_to_do_next() {
    let service = Service::start().await;
    let sender = sender(&service.as_own(), &service.root);
    let busy = |status, after: Option<u64>| Answer::Later {
        after: after.map(Duration::from_secs),
        because: Because::Busy { status },
    };
    for (path, expected) in [
        ("/200", Answer::Delivered),
        ("/404", Answer::Gone),
        ("/410", Answer::Gone),
        ("/429", busy(429, None)),
        ("/429?Retry-After=120", busy(429, Some(120))),
        ("/503?Retry-After=Sun,%2022%20Nov%202026%2020:01:30%20GMT", busy(503, Some(90))),
        ("/500", busy(500, None)),
        ("/403", Answer::Refused(Refused::Sender { status: 403 })),
        ("/413", Answer::Refused(Refused::Status { status: 413 })),
    ] {
        let answer = sender.send(&target(&service, &Browser::numbered(1), path), &payload(), delivery(), now()).await;
        assert_eq!(answer, expected, "{path}");
    }
}

#[tokio::test]
async fn where_nobody_answers_it_is_later() {
    let service = Service::start().await;
    let gone = Service::start().await.port;
    let hosts = format!("own:localhost:{gone}, {}", service.as_own());
    let target = |port: u16| {
        let subscription = Browser::numbered(1).subscription(&format!("https://localhost:{port}/201"));
        Target::of(&subscription, &hosts.parse().unwrap()).unwrap()
    };
    let unreachable = Answer::Later { after: None, because: Because::Unreachable };
    // The roots of another service: TLS fails, and nothing is sent.
    let stranger = sender(&hosts, "");
    assert_eq!(stranger.send(&target(service.port), &payload(), delivery(), now()).await, unreachable);
    assert!(service.arrived().is_empty());
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let hosts = format!("own:localhost:{free}");
    let subscription = Browser::numbered(1).subscription(&format!("https://localhost:{free}/201"));
    let nobody = Target::of(&subscription, &hosts.parse().unwrap()).unwrap();
    assert_eq!(sender(&hosts, "").send(&nobody, &payload(), delivery(), now()).await, unreachable);
}
