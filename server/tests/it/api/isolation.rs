//! No one let in: each call, made with each kind of token that should not reach the vault, changes nothing and tells nothing.

use naderhand_domain::wire::{
    SYNC_MEDIA_TYPE,
    key_box::BoxUse,
    problem::Code,
    sync::{Pull, Pulled, Upload},
};
use reqwest::{Method, RequestBuilder, header::CONTENT_TYPE};
use serde_json::json;

use super::{Case, on};
use crate::support::{
    actor::{Answer, Device, key_box},
    database::on_both_databases,
};

on_both_databases!(every_call_is_closed_to_those_outside, another_vaults_device_reaches_its_own_vault_only);

/// Every call that takes a token, with a body that would do for a device that may. The test of the API's description checks
/// that none is missing here.
pub(super) const CALLS: [(&str, &str); 8] = [
    ("GET", "/api/v1/vault"),
    ("PUT", "/api/v1/vault/label"),
    ("PUT", "/api/v1/vault/consents/{purpose}"),
    ("DELETE", "/api/v1/vault/consents/{purpose}"),
    ("PUT", "/api/v1/vault/key-boxes"),
    ("POST", "/api/v1/vault/devices/{device}/revoke"),
    ("POST", "/api/v1/vault/entries"),
    ("POST", "/api/v1/vault/pull"),
];

/// The call, made by `caller`, aimed at the vault of `victim` where the address names something.
fn call(caller: &Device, victim: &Device, (method, path): (&str, &str)) -> RequestBuilder {
    let address = path.replace("{purpose}", "backup").replace("{device}", &victim.chain.device().to_string());
    let request = caller.anonymous(Method::from_bytes(method.as_bytes()).unwrap(), &address);
    let sync = |body: Vec<u8>| (SYNC_MEDIA_TYPE, body);
    let (media_type, body) = match path.rsplit('/').next().unwrap() {
        "entries" => {
            let entry = caller.chain.clone().entry();
            sync(postcard::to_allocvec(&Upload { entries: vec![entry], superseded: vec![victim.chain.at(1)] }).unwrap())
        }
        "pull" => sync(postcard::to_allocvec(&Pull { after: vec![victim.chain.at(0)], max_bytes: 1 << 20 }).unwrap()),
        "key-boxes" => ("application/json", serde_json::to_vec(&key_box([5; 32], BoxUse::Recovery)).unwrap()),
        "label" => ("application/json", json!({ "label": "AAAA" }).to_string().into()),
        "{purpose}" => ("application/json", json!({ "wording": "overwritten" }).to_string().into()),
        "revoke" => ("application/json", json!({ "recovery": null }).to_string().into()),
        _ => ("application/json", Vec::new()),
    };
    request.header(CONTENT_TYPE, media_type).body(body)
}

async fn every_call_is_closed_to_those_outside(case: &mut Case) {
    let mut victim = Device::ready(&case.server.url, &mut case.seed).await;
    let entries = victim.chain.entries(3);
    victim.uploads_well(&entries).await;
    victim.leaves_box([6; 32], BoxUse::Recovery).await.ok();
    let removed = victim.with_second(&mut case.seed).await;
    victim.removes(&removed, Some(key_box([6; 32], BoxUse::Recovery))).await.ok();
    let before = (victim.status().await, case.server.database.rows().await);

    let unknown = Device::new(&case.server.url, &mut case.seed);
    let mut thief = victim.clone();
    thief.chain.token.secret = [0; 32];
    for endpoint in CALLS {
        let without = Answer::of(call(&unknown, &victim, endpoint)).await;
        assert_eq!(without.code(), Code::DeviceUnknown, "{endpoint:?} without a token");
        for (caller, code) in
            [(&unknown, Code::DeviceUnknown), (&thief, Code::DeviceUnknown), (&removed, Code::DeviceRevoked)]
        {
            let request = call(caller, &victim, endpoint).bearer_auth(caller.chain.token.to_text());
            assert_eq!(Answer::of(request).await.code(), code, "{endpoint:?}");
        }
    }
    assert_eq!((victim.status().await, case.server.database.rows().await), before);
    assert_eq!(victim.pulls_all().await, entries);
}

async fn another_vaults_device_reaches_its_own_vault_only(case: &mut Case) {
    let mut victim = Device::ready(&case.server.url, &mut case.seed).await;
    let entries = victim.chain.entries(3);
    victim.uploads_well(&entries).await;
    victim.leaves_box([6; 32], BoxUse::Recovery).await.ok();
    let before = victim.status().await;
    let other = Device::ready(&case.server.url, &mut case.seed).await;
    // The withdrawal goes last: after it the caller is gone.
    let (last, others) = (CALLS[3], CALLS.into_iter().filter(|endpoint| *endpoint != CALLS[3]));
    for endpoint in others.chain([last]) {
        let request = call(&other, &victim, endpoint).bearer_auth(other.chain.token.to_text());
        let answer = Answer::of(request).await;
        match endpoint.1.rsplit('/').next().unwrap() {
            "revoke" => assert_eq!(answer.code(), Code::NotFound),
            "pull" => {
                let pulled: Pulled = answer.postcard();
                assert!(pulled.chains.iter().all(|chain| chain.device == other.chain.device()));
                assert!(pulled.heads.iter().all(|head| head.position.device == other.chain.device()));
            }
            _ => answer.ok(),
        }
    }
    assert_eq!(other.looks().await.code(), Code::DeviceUnknown);
    assert_eq!(victim.status().await, before);
    assert_eq!(victim.pulls_all().await, entries);
}
