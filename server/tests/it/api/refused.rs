//! Calls that are understood and refused: who calls, what is on record, where the chain stands.

use naderhand_domain::wire::{chain::Link, key_box::BoxUse};
use reqwest::{Method, header::AUTHORIZATION};
use serde_json::json;

use super::{Case, shown};
use crate::support::{
    actor::{Answer, Device},
    chain::Chain,
};

macro_rules! answers {
    ($name:literal, $answer:expr) => {
        let answer: Answer = $answer;
        answer.code();
        insta::assert_json_snapshot!($name, shown(&answer));
    };
}

#[tokio::test]
async fn tokens_that_let_nobody_in() {
    let mut case = Case::start("tokens_that_let_nobody_in").await;
    let mut phone = Device::ready(&case.server.url, &mut case.seed).await;
    let look = || phone.anonymous(Method::GET, "/api/v1/vault");
    answers!("no_token", Answer::of(look()).await);
    answers!("garbage_for_a_token", Answer::of(look().header(AUTHORIZATION, "Bearer nonsense")).await);
    answers!("another_scheme", Answer::of(look().basic_auth("naderhand", Some("secret"))).await);
    let unknown = Device::new(&case.server.url, &mut case.seed);
    answers!("unknown_device", unknown.looks().await);
    let mut wrong_secret = phone.clone();
    wrong_secret.chain.token.secret = [0; 32];
    answers!("wrong_secret", wrong_secret.looks().await);
    let tablet = phone.with_second(&mut case.seed).await;
    phone.removes(&tablet, None).await.ok();
    answers!("revoked_device", tablet.looks().await);
    let entry = phone.chain.entry();
    let mut removed = tablet.clone();
    removed.chain.next = 1;
    answers!("revoked_device_uploads", removed.uploads(&[entry]).await);
    let www_authenticate = tablet.looks().await.headers["www-authenticate"].clone();
    assert_eq!(www_authenticate, "Bearer");
    case.server.stop().await;
}

#[tokio::test]
async fn what_is_not_on_record() {
    let mut case = Case::start("what_is_not_on_record").await;
    let mut phone = Device::new(&case.server.url, &mut case.seed);
    phone.registers().await.ok();
    let entry = phone.chain.entry();
    answers!("upload_without_consent", phone.uploads(&[entry]).await);
    answers!("box_without_consent", phone.leaves_box([1; 32], BoxUse::Recovery).await);
    let consent = phone.request(Method::PUT, "/api/v1/vault/consents/research").json(&json!({ "wording": "x" }));
    answers!("another_purpose", Answer::of(consent).await);
    answers!("a_secret_that_opens_nothing", phone.enrols([9; 32]).await);
    let other = Device::ready(&case.server.url, &mut case.seed).await;
    answers!("a_device_of_another_vault", phone.removes(&other, None).await);
    let nonsense = phone.request(Method::POST, "/api/v1/vault/devices/nonsense/revoke").json(&json!({}));
    answers!("a_device_that_is_none", Answer::of(nonsense).await);
    let same_vault = Device { chain: Chain::new(&mut case.seed), ..phone.clone() };
    answers!("another_device_registers_the_vault", same_vault.registers().await);
    case.server.stop().await;
}

#[tokio::test]
async fn where_the_chain_stands() {
    let mut case = Case::start("where_the_chain_stands").await;
    let mut phone = Device::ready(&case.server.url, &mut case.seed).await;
    let entries = phone.chain.entries(4);
    answers!("chain_gap", phone.uploads(&entries[1..]).await);
    phone.uploads(&entries[..2]).await.ok();
    let mut forked = entries.clone();
    forked[1].link = Link([0; 16]);
    answers!("chain_forked", phone.uploads(&forked).await);
    // Replayed: acknowledged again, and nothing is there twice.
    phone.uploads(&entries[..2]).await.ok();
    phone.uploads(&entries[..1]).await.ok();
    assert_eq!(phone.pulls_all().await, entries[..2]);
    case.server.stop().await;
}

#[tokio::test]
async fn addresses_and_methods_that_are_not_there() {
    let mut case = Case::start("addresses_and_methods_that_are_not_there").await;
    let phone = Device::new(&case.server.url, &mut case.seed);
    let get = |path: &str| phone.anonymous(Method::GET, path);
    answers!("no_such_call", Answer::of(get("/api/v1/nothing")).await);
    answers!("no_such_page", Answer::of(get("/nothing")).await);
    answers!("no_such_problem", Answer::of(get("/problems/nothing")).await);
    answers!("no_such_method", Answer::of(get("/api/v1/vaults")).await);
    answers!("no_such_method_of_a_page", Answer::of(phone.anonymous(Method::POST, "/app")).await);
    answers!("no_such_method_of_a_file", Answer::of(phone.anonymous(Method::DELETE, "/sw.js")).await);
    for path in ["/api/v1/vaults", "/app", "/sw.js"] {
        let answer = Answer::of(phone.anonymous(Method::PATCH, path)).await;
        assert!(answer.headers.contains_key("allow"), "{path}");
    }
    case.server.stop().await;
}
