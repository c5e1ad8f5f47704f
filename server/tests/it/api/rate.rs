//! Too many calls from one address.

use std::num::NonZeroU32;

use naderhand_domain::{
    id::ReminderTag,
    wire::{organisation::Role, problem::Code},
};
use reqwest::Method;

use super::shown;
use crate::support::{
    actor::{Answer, Device},
    contact::{Maker, copies},
    database::TestDatabase,
    member::{CODE, Member},
    push::Bell,
    running::Running,
    seed::Seed,
    signer::Signer,
};

#[tokio::test]
async fn the_call_after_the_burst_is_refused_and_pages_are_not_counted() {
    let one = NonZeroU32::MIN;
    let server = Running::start(TestDatabase::sqlite(None), |config| {
        config.rate.per_second = one;
        config.rate.burst = NonZeroU32::new(5).unwrap();
        config.rate.trust_forwarded_for = true;
    })
    .await;
    let device = Device::new(&server.url, &mut Seed::of("rate"));
    let look = |from: &str| Answer::of(device.request(Method::GET, "/api/v1/vault").header("x-forwarded-for", from));
    let mut refused = None;
    // A slow machine may earn a call or two meanwhile, so the refusal may come later than the sixth.
    for call in 0..100 {
        let answer = look("192.0.2.1").await;
        if answer.code() == Code::TooManyRequests {
            refused = Some((call, answer));
            break;
        }
    }
    let (call, answer) = refused.unwrap();
    assert!(call >= 5, "refused after {call} calls");
    let wait: u64 = answer.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=2).contains(&wait), "{wait}");
    insta::assert_json_snapshot!("too_many_requests", shown(&answer));
    assert_eq!(look("192.0.2.2").await.code(), Code::DeviceUnknown, "another address has its own count");
    for _ in 0..10 {
        assert!(Answer::of(device.anonymous(Method::GET, "/app")).await.status.is_success());
    }
    server.stop().await;
}

#[tokio::test]
async fn where_secrets_could_be_tried_a_tenth_is_allowed() {
    let server = Running::start(TestDatabase::sqlite(None), |config| {
        config.rate.per_second = NonZeroU32::new(10).unwrap();
        config.rate.burst = NonZeroU32::new(1_000).unwrap();
    })
    .await;
    let member = Member::new(&server.url, &Signer::new("rav", 1));
    // A burst of 100, and one more each second.
    let mut refused = None;
    for call in 0..1_000 {
        if member.follows_link(1).await.code() == Code::TooManyRequests {
            refused = Some(call);
            break;
        }
    }
    let call = refused.unwrap();
    assert!(call >= 100, "refused after {call} calls");
    let maker = Maker::new(&server.url, "rav", &mut Seed::of("rate of requests"));
    let bell = Bell::new(&server.url, &mut Seed::of("rate of reminders"));
    let proof = member.signer.proof(Role::Coordinator, 1, [0; 32]);
    for answer in [
        member.follows_link(2).await,
        member.answers_link(1, b"x").await,
        member.asks_challenge().await,
        member.opens_session(&proof).await,
        member.creates(&member.signer.new_organisation(CODE, &[])).await,
        maker.sends(copies(&[11], &[], true)).await,
        bell.plans("https://fcm.googleapis.com/a", &[]).await,
        bell.tests(ReminderTag::from_bytes([1; 16])).await,
    ] {
        assert_eq!(answer.code(), Code::TooManyRequests, "one count for all of them");
    }
    assert_eq!(maker.looks(None).await.code(), Code::RequestNotFound, "who has sent one looks as often as everywhere");
    assert_eq!(bell.looks().await.code(), Code::RemindersNotFound);
    assert_eq!(member.looks(None).await.code(), Code::OrganisationNotFound, "what is public is not counted there");
    server.stop().await;
}
