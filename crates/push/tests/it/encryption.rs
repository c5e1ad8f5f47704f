use naderhand_domain::id::ReminderTag;
use naderhand_push::{BODY_BYTES, Keys, Notice, PLAIN_BYTES, Payload, encrypt};
use proptest::prelude::*;
use ring::rand::SystemRandom;

use crate::browser::Browser;

fn keys(browser: &Browser) -> Keys {
    let subscription = browser.subscription("https://push.example/a");
    Keys { p256dh: subscription.p256dh, auth: subscription.auth }
}

#[test]
fn the_same_notice_is_never_the_same_bytes_and_opens_for_one_browser() {
    let (one, other) = (Browser::numbered(1), Browser::numbered(2));
    let random = SystemRandom::new();
    let body = encrypt(&crate::payload(), &keys(&one), &random).unwrap();
    let again = encrypt(&crate::payload(), &keys(&one), &random).unwrap();
    assert!(body[..16] != again[..16] && body[21..86] != again[21..86], "salt and key are new");
    assert_eq!(one.open(&body).unwrap(), crate::payload().as_bytes());
    assert_eq!(other.open(&body), None);
    for at in [0, 15, 30, 85, 86, 500, BODY_BYTES - 1] {
        let mut altered = body.clone();
        altered[at] ^= 1;
        assert_ne!(one.open(&altered).as_deref(), Some(crate::payload().as_bytes()), "byte {at}");
    }
}

proptest! {
    #[test]
    fn every_notice_is_of_one_length_and_reads_back(title in "\\PC{0,200}", number in 1_u8..255, tag in any::<[u8; 16]>()) {
        let tag = ReminderTag::from_bytes(tag);
        let navigate = "https://naderhand.example/app/reminder";
        if let Ok(payload) = Payload::of(&Notice { title: &title, lang: "nl", navigate, tag, actions: &[] }) {
            let browser = Browser::numbered(number);
            let body = encrypt(&payload, &keys(&browser), &SystemRandom::new()).unwrap();
            prop_assert_eq!(body.len(), BODY_BYTES);
            let opened = browser.open(&body).unwrap();
            prop_assert_eq!(&opened, payload.as_bytes());
            let json: serde_json::Value = serde_json::from_slice(&opened).unwrap();
            prop_assert_eq!(json["notification"]["title"].as_str(), Some(title.as_str()));
        } else {
            prop_assert!(title.len() * 2 > PLAIN_BYTES / 2);
        }
    }
}
