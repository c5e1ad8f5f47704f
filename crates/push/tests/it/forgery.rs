//! A push endpoint is an address that a stranger chose. The server must not be made to knock at its own or its neighbours' doors.

use naderhand_push::{Answer, Because, PushHosts, Refused, Target};

use crate::{browser::Browser, delivery, now, payload, sender, service::Service};

#[tokio::test]
async fn a_known_name_that_leads_to_a_private_address_gets_no_connection() {
    let service = Service::start().await;
    // Known, and not said to be in one's own network: as a name is whose owner points it at 127.0.0.1.
    let hosts = format!("localhost:{}", service.port);
    let subscription = Browser::numbered(1).subscription(&service.endpoint("/201"));
    let target = Target::of(&subscription, &hosts.parse().unwrap()).unwrap();
    let answer = sender(&hosts, &service.root).send(&target, &payload(), delivery(), now()).await;
    assert_eq!(answer, Answer::Later { after: None, because: Because::PrivateAddress });
    assert_eq!(service.connections(), 0);
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (service, inside) = (Service::start().await, Service::start().await);
    let hosts = format!("{}, {}", service.as_own(), inside.as_own());
    let sender = sender(&hosts, &[service.root.as_str(), &inside.root].concat());
    for to in
        [inside.endpoint("/201"), format!("http://127.0.0.1:{}/", inside.port), "http://169.254.169.254/".to_owned()]
    {
        for status in [301, 302, 303, 307, 308] {
            let endpoint = service.endpoint(&format!("/{status}?Location={to}"));
            let target = Target::of(&Browser::numbered(1).subscription(&endpoint), &hosts.parse().unwrap()).unwrap();
            let answer = sender.send(&target, &payload(), delivery(), now()).await;
            assert_eq!(answer, Answer::Refused(Refused::Redirect), "{status} {to}");
        }
    }
    assert_eq!((service.arrived().len(), inside.connections()), (15, 0));
}

#[tokio::test]
async fn the_known_services_have_no_private_addresses_and_their_lookalikes_no_target() {
    let hosts = PushHosts::default();
    let refused = |endpoint: &str| Target::of(&Browser::numbered(1).subscription(endpoint), &hosts).is_err();
    assert!(refused("https://localhost/"));
    assert!(refused("https://127.0.0.1/"));
    assert!(refused("https://169.254.169.254/latest/meta-data/"));
    assert!(!refused("https://fcm.googleapis.com/fcm/send/a"));
}
