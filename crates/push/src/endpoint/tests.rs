use naderhand_domain::wire::reminders::Endpoint;
use ring::rand::SystemRandom;

use super::*;

fn subscription(endpoint: &str) -> Subscription {
    let generator = [
        4, 0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47, 0xf8, 0xbc, 0xe6, 0xe5, 0x63, 0xa4, 0x40, 0xf2, 0x77, 0x03,
        0x7d, 0x81, 0x2d, 0xeb, 0x33, 0xa0, 0xf4, 0xa1, 0x39, 0x45, 0xd8, 0x98, 0xc2, 0x96, 0x4f, 0xe3, 0x42, 0xe2,
        0xfe, 0x1a, 0x7f, 0x9b, 0x8e, 0xe7, 0xeb, 0x4a, 0x7c, 0x0f, 0x9e, 0x16, 0x2b, 0xce, 0x33, 0x57, 0x6b, 0x31,
        0x5e, 0xce, 0xcb, 0xb6, 0x40, 0x68, 0x37, 0xbf, 0x51, 0xf5,
    ];
    Subscription { endpoint: Endpoint::parse(endpoint).unwrap(), p256dh: generator, auth: [1; 16] }
}

fn target(endpoint: &str) -> Result<Target, NotATarget> {
    let hosts: PushHosts = "known, own:localhost:8443, xn--psh-ioa.example".parse().unwrap();
    Target::of(&subscription(endpoint), &hosts)
}

#[test]
fn an_endpoint_at_a_known_service_is_a_target_and_its_origin_has_the_port() {
    let origin = |endpoint| target(endpoint).map(|target| target.origin().to_owned());
    assert_eq!(origin("https://fcm.googleapis.com/fcm/send/a:b?c"), Ok("https://fcm.googleapis.com".to_owned()));
    assert_eq!(origin("https://FCM.googleapis.com:443/a"), Ok("https://fcm.googleapis.com".to_owned()));
    assert_eq!(origin("https://localhost:8443/a"), Ok("https://localhost:8443".to_owned()));
    assert_eq!(format!("{:?}", target("https://fcm.googleapis.com/a")), "Ok(Target(hidden))");
}

#[test]
fn a_number_is_no_host_however_it_is_written() {
    for host in [
        "127.0.0.1",
        "127.1",
        "0",
        "0.0.0.0",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "017700000001",
        "169.254.169.254",
        "0xa9fea9fe",
        "2852039166",
        "10.0.0.1",
        "1.1.1.1",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[fe80::1]",
        "%31%32%37.0.0.1",
    ] {
        assert_eq!(target(&format!("https://{host}/")).err(), Some(NotATarget::Number), "{host}");
        assert_eq!(target(&format!("https://{host}:8443/")).err(), Some(NotATarget::Number), "{host}");
    }
}

#[test]
fn what_only_looks_like_a_known_service_is_none() {
    for endpoint in [
        "https://localhost/",
        "https://example.nl/fcm.googleapis.com",
        "https://example.nl/?https://fcm.googleapis.com/",
        "https://example.nl#@fcm.googleapis.com/",
        "https://example.nl\\@fcm.googleapis.com/",
        "https://fcm.googleapis.com.example.nl/",
        "https://fcm.googleapis.com./",
        "https://fcm.googleapis.com:8443/",
        "https://fcm-googleapis.com/",
        "https://metadata.google.internal/computeMetadata/v1/",
    ] {
        assert_eq!(target(endpoint).err(), Some(NotATarget::UnknownHost), "{endpoint}");
    }
    for endpoint in [
        "https://fcm.googleapis.com@example.nl/",
        "https://a:b@fcm.googleapis.com/",
        "https:///",
        "https://a..%00/",
        "https://[::1/",
    ] {
        assert_eq!(target(endpoint).err(), Some(NotATarget::Malformed), "{endpoint}");
    }
}

#[test]
fn a_key_that_is_no_point_is_told_when_it_is_taken() {
    let random = SystemRandom::new();
    let hosts = PushHosts::default();
    let mut subscription = subscription("https://fcm.googleapis.com/a");
    let checked = |subscription: &Subscription| Target::of(subscription, &hosts).unwrap().check_key(&random);
    assert_eq!(checked(&subscription), Ok(()));
    subscription.p256dh[64] ^= 1;
    assert_eq!(checked(&subscription), Err(NotATarget::Key));
    for bad in [[0; 65], [4; 65], [0xff; 65]] {
        subscription.p256dh = bad;
        assert_eq!(checked(&subscription), Err(NotATarget::Key));
    }
}
