//! Bodies that are not what a call takes. Each answer is a problem that says what to do, and none repeats what was sent.

use naderhand_domain::{
    record::Sealed,
    wire::{
        SYNC_MEDIA_TYPE,
        chain::{Content, Digest, Head, Link},
        limits,
        sync::{Pull, Upload},
    },
};
use reqwest::{Method, header::CONTENT_TYPE};
use serde_json::json;

use super::{Case, shown};
use crate::support::actor::{Answer, Device};

/// Sends a body to a call of the phone's, and keeps the answer as a snapshot.
macro_rules! answers {
    ($name:literal, $request:expr) => {
        let answer = Answer::of($request).await;
        answer.code();
        insta::assert_json_snapshot!($name, shown(&answer));
    };
}

const CONSENT: &str = "/api/v1/vault/consents/backup";
const ENTRIES: &str = "/api/v1/vault/entries";

#[tokio::test]
async fn json_that_is_not_understood() {
    let mut case = Case::start("json_that_is_not_understood").await;
    let phone = Device::ready(&case.server.url, &mut case.seed).await;
    let put =
        |body: &str| phone.request(Method::PUT, CONSENT).header(CONTENT_TYPE, "application/json").body(body.to_owned());
    answers!("json_garbage", put("{\"wording\": \"se"));
    answers!("json_without_a_field", put("{}"));
    answers!("json_of_another_type", put("{\"wording\": 7}"));
    answers!("json_empty", put(""));
    answers!("json_as_text", put("{}").header(CONTENT_TYPE, "text/plain"));
    answers!("json_too_large", put(&format!("{{\"wording\": \"{}\"}}", "a".repeat(limits::JSON_BYTES))));
    answers!("wording_too_long", put(&json!({ "wording": "a".repeat(65) }).to_string()));
    answers!("wording_with_own_words", put(&json!({ "wording": "ik slaap slecht" }).to_string()));
    let vault = |id: &str| phone.anonymous(Method::POST, "/api/v1/vaults").json(&json!({ "vault": id }));
    answers!("an_id_that_is_none", vault("not an id"));
    case.server.stop().await;
}

#[tokio::test]
async fn labels_and_boxes_that_are_too_large() {
    let mut case = Case::start("labels_and_boxes_that_are_too_large").await;
    let phone = Device::ready(&case.server.url, &mut case.seed).await;
    let large = "A".repeat(2_000);
    answers!("label_too_large", phone.request(Method::PUT, "/api/v1/vault/label").json(&json!({ "label": large })));
    let key_box = json!({
        "locator": "A".repeat(22), "proof_verifier": "A".repeat(43), "use": "recovery", "sealed": large,
    });
    answers!("box_too_large", phone.request(Method::PUT, "/api/v1/vault/key-boxes").json(&key_box));
    let revoke = format!("/api/v1/vault/devices/{}/revoke", phone.chain.device());
    answers!("recovery_box_too_large", phone.request(Method::POST, &revoke).json(&json!({ "recovery": key_box })));
    let mut pairing = key_box;
    pairing["use"] = "pairing".into();
    pairing["sealed"] = "AAAA".into();
    answers!("pairing_box_for_recovery", phone.request(Method::POST, &revoke).json(&json!({ "recovery": pairing })));
    case.server.stop().await;
}

#[tokio::test]
async fn sync_bodies_that_are_not_understood() {
    let mut case = Case::start("sync_bodies_that_are_not_understood").await;
    let mut phone = Device::ready(&case.server.url, &mut case.seed).await;
    let entry = phone.chain.entry();
    let good = postcard::to_allocvec(&Upload { entries: vec![entry], superseded: Vec::new() }).unwrap();
    let post =
        |body: &[u8]| phone.request(Method::POST, ENTRIES).header(CONTENT_TYPE, SYNC_MEDIA_TYPE).body(body.to_vec());
    answers!("sync_garbage", post(b"\xff\xff\xff\xff\xff\xff\xff\xff"));
    answers!("sync_truncated", post(&good[..good.len() / 2]));
    answers!("sync_with_more_behind", post(&[&good[..], b"more"].concat()));
    answers!("sync_empty", post(b""));
    answers!("sync_too_large", post(&vec![0; limits::UPLOAD_BYTES + 1]));
    answers!("sync_as_json", phone.request(Method::POST, ENTRIES).json(&json!({})));
    let other_version = phone.request(Method::POST, ENTRIES).header(CONTENT_TYPE, "application/vnd.naderhand.sync.v2");
    answers!("sync_of_another_version", other_version.body(good.clone()));
    answers!("sync_without_media_type", phone.request(Method::POST, ENTRIES).body(good.clone()));
    assert!(phone.pulls_all().await.is_empty(), "nothing of it is kept");
    case.server.stop().await;
}

#[tokio::test]
async fn uploads_that_no_vault_takes() {
    let mut case = Case::start("uploads_that_no_vault_takes").await;
    let mut phone = Device::ready(&case.server.url, &mut case.seed).await;
    let entries = phone.chain.entries(3);
    let changed = |change: &dyn Fn(&mut naderhand_domain::wire::chain::Entry)| {
        let mut entry = entries[0].clone();
        change(&mut entry);
        phone.upload_of(&[entry], &[])
    };
    answers!("upload_empty", phone.upload_of(&[], &[]));
    answers!("upload_reordered", phone.upload_of(&[entries[1].clone(), entries[0].clone()], &[]));
    answers!("upload_from_zero", changed(&|entry| entry.seq = 0));
    answers!("upload_of_a_digest", changed(&|entry| entry.content = Content::Superseded(Digest([0; 32]))));
    let large = limits::ENTRY_BYTES + 1;
    answers!("upload_of_a_large_entry", changed(&|entry| entry.content = Content::Present(Sealed(vec![0; large]))));
    let head = Head { position: phone.chain.at(1), link: Link([0; 16]) };
    answers!("upload_with_many_heads", changed(&|entry| entry.seen = vec![head; 33]));
    let many: Vec<_> = phone
        .clone()
        .chain
        .entries(1_001)
        .into_iter()
        .map(|entry| naderhand_domain::wire::chain::Entry { content: Content::Erased, seq: entry.seq - 3, ..entry })
        .collect();
    answers!("upload_of_many_entries", phone.upload_of(&many, &[]));
    answers!("upload_with_many_places", phone.upload_of(&entries, &vec![phone.chain.at(1); 4_001]));
    answers!("upload_superseding_another_record", phone.upload_of(&entries, &[phone.chain.at(1)]));
    let after = vec![phone.chain.at(1); 33];
    answers!("pull_of_many_chains", phone.posts("/api/v1/vault/pull", &Pull { after, max_bytes: 1 }));
    assert!(phone.pulls_all().await.is_empty(), "nothing of it is kept");
    case.server.stop().await;
}
