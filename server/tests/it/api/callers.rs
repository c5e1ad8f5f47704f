//! Who may call what: every route of the API's description, called by everybody there is. A route that is missing here fails
//! the test.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use naderhand_domain::{
    id::Locator,
    wire::{
        organisation::{AnswerLink, LinkPurpose, OpenLink, Role},
        problem::{Code, Problem},
    },
};
use reqwest::{Method, header::CONTENT_TYPE};
use serde_json::{Value, json};

use super::{Case, on, publishing::set_up};
use crate::support::{
    actor::{Answer, Device},
    database::on_both_databases,
    member::{Member, link},
    organisation::logo,
};

on_both_databases!(every_route_lets_in_whom_it_should_and_nobody_else);

/// Whom a route lets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Everybody, with any token or none.
    All,
    /// A device, into its own vault.
    Device,
    /// A coordinator of the organisation in the address.
    Coordinator,
    /// A supporter of the organisation in the address.
    Supporter,
    /// Both of these.
    Session,
}

/// All routes. Those that end something come last, and are called last.
const ROUTES: [(&str, &str, Open); 26] = [
    ("POST", "/v1/vaults", Open::All),
    ("POST", "/v1/enrolments", Open::All),
    ("GET", "/v1/vault", Open::Device),
    ("PUT", "/v1/vault/label", Open::Device),
    ("PUT", "/v1/vault/consents/{purpose}", Open::Device),
    ("PUT", "/v1/vault/key-boxes", Open::Device),
    ("POST", "/v1/vault/devices/{device}/revoke", Open::Device),
    ("POST", "/v1/vault/entries", Open::Device),
    ("POST", "/v1/vault/pull", Open::Device),
    ("POST", "/v1/organisations", Open::All),
    ("GET", "/v1/organisations/{slug}", Open::All),
    ("PUT", "/v1/organisations/{slug}/authority", Open::Coordinator),
    ("PUT", "/v1/organisations/{slug}/settings", Open::Coordinator),
    ("PUT", "/v1/organisations/{slug}/directory", Open::Coordinator),
    ("PUT", "/v1/organisations/{slug}/availability", Open::Supporter),
    ("POST", "/v1/organisations/{slug}/challenges", Open::All),
    ("POST", "/v1/organisations/{slug}/sessions", Open::All),
    ("PUT", "/v1/organisations/{slug}/links/{locator}", Open::Coordinator),
    ("GET", "/v1/organisations/{slug}/links", Open::Coordinator),
    ("POST", "/v1/organisations/{slug}/links/open", Open::All),
    ("POST", "/v1/organisations/{slug}/links/answer", Open::All),
    ("DELETE", "/v1/organisations/{slug}/links/{locator}", Open::Coordinator),
    ("PUT", "/v1/organisations/{slug}/logo", Open::Coordinator),
    ("DELETE", "/v1/organisations/{slug}/logo", Open::Coordinator),
    ("DELETE", "/v1/vault/consents/{purpose}", Open::Device),
    ("DELETE", "/v1/organisations/{slug}/sessions", Open::Session),
];

/// Everybody there is, as what they would be let in for at the organisation `here`.
struct Caller {
    who: &'static str,
    token: Option<String>,
    is: &'static [Open],
}

async fn every_route_lets_in_whom_it_should_and_nobody_else(case: &mut Case) {
    is_complete(case).await;
    let here = set_up(case, "rav", 1).await;
    let elsewhere = set_up(case, "pi", 2).await;
    let anyone = Member { token: None, ..here.clone() };
    let signer = &here.signer;
    let expired = here.token.clone();
    case.server.clock.advance(TimeDelta::minutes(15));
    let here = anyone.signed_in(Role::Coordinator, 1).await;
    let ended = anyone.signed_in(Role::Coordinator, 1).await;
    ended.leaves().await.ok();
    let chain = signer.authorities(&[&[1, 3], &[1]]);
    here.publishes("authority", &chain[1]).await.ok();
    let removed = anyone.signed_in(Role::Coordinator, 3).await;
    here.publishes("authority", &chain[2]).await.ok();
    let revoked = anyone.signed_in(Role::Supporter, 12).await;
    here.publishes("directory", &signer.directory(2, &[11])).await.ok();
    let supporter = anyone.signed_in(Role::Supporter, 11).await;
    supporter.publishes("availability", &signer.availability(11, 1)).await.ok();
    let nobody_there = Member { token: None, ..elsewhere.clone() };
    let coordinator_there = nobody_there.signed_in(Role::Coordinator, 2).await;
    // The same key as a supporter here has, but of the other organisation.
    let supporter_there = nobody_there.signed_in(Role::Supporter, 11).await;
    let device = Device::ready(&case.server.url, &mut case.seed).await;

    let callers = [
        Caller { who: "nobody", token: None, is: &[] },
        Caller { who: "a device", token: Some(device.chain.token.to_text()), is: &[Open::Device] },
        Caller { who: "a coordinator elsewhere", token: coordinator_there.token, is: &[] },
        Caller { who: "a supporter elsewhere", token: supporter_there.token, is: &[] },
        Caller { who: "a removed coordinator", token: removed.token, is: &[] },
        Caller { who: "a revoked supporter", token: revoked.token, is: &[] },
        Caller { who: "an expired session", token: expired, is: &[] },
        Caller { who: "an ended session", token: ended.token, is: &[] },
        Caller { who: "a supporter", token: supporter.token, is: &[Open::Supporter, Open::Session] },
        Caller { who: "a coordinator", token: here.token.clone(), is: &[Open::Coordinator, Open::Session] },
    ];
    let bodies = bodies(case, &here);
    for (method, path, open) in ROUTES {
        for Caller { who, token, is } in &callers {
            let address = path
                .replace("{slug}", "rav")
                .replace("{locator}", &Locator::from_bytes([9; 16]).to_string())
                .replace("{purpose}", "backup")
                .replace("{device}", "x");
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let (media, body) = bodies.get(path).cloned().unwrap_or(("application/json", b"{}".to_vec()));
            let request =
                device.anonymous(method.clone(), &format!("/api{address}")).header(CONTENT_TYPE, media).body(body);
            let request = match token {
                Some(token) => request.bearer_auth(token),
                None => request,
            };
            let answer = Answer::of(request).await;
            let code = serde_json::from_slice::<Problem>(&answer.body).ok().map(|problem| problem.code);
            let shut = match open {
                Open::All => None,
                Open::Device => Some(Code::DeviceUnknown),
                Open::Coordinator | Open::Supporter | Open::Session => Some(Code::SessionUnknown),
            };
            let let_in = open == Open::All || is.contains(&open);
            // A session is opened by its proof alone: the one of this test is of nobody.
            let is_proof = path.ends_with("/sessions") && method == Method::POST;
            if let_in && !is_proof {
                assert!(answer.status.as_u16() != 401, "{who} is not let in at {method} {path}: {}", answer.text());
            } else {
                let expected = shut.unwrap_or(Code::SessionUnknown);
                assert_eq!(code, Some(expected), "{who} at {method} {path}: {}", answer.text());
            }
            if let_in && bodies.contains_key(path) && !is_proof && open != Open::All {
                assert!(answer.status.is_success(), "{who} at {method} {path}: {}", answer.text());
            }
        }
    }
}

/// Every route that the API describes is here, as what it is described, and no other.
async fn is_complete(case: &mut Case) {
    let device = Device::new(&case.server.url, &mut case.seed);
    let description: Value = Answer::of(device.anonymous(Method::GET, "/api/openapi.json")).await.json();
    let mut described = BTreeMap::new();
    for (path, methods) in description["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let schemes: Vec<&String> = operation["security"]
                .as_array()
                .map(|list| list.iter().flat_map(|one| one.as_object().unwrap().keys()).collect())
                .unwrap_or_default();
            let schemes: Vec<&str> = schemes.into_iter().map(String::as_str).collect();
            described.insert((method.to_uppercase(), path.clone()), schemes.join(" "));
        }
    }
    let known = ROUTES.map(|(method, path, open)| {
        let schemes = match open {
            Open::All => "",
            Open::Device => "device",
            Open::Coordinator => "coordinator",
            Open::Supporter => "supporter",
            Open::Session => "coordinator supporter",
        };
        ((method.to_owned(), path.to_owned()), schemes.to_owned())
    });
    assert_eq!(described, BTreeMap::from(known), "each route has its line in this file");
}

/// Bodies that do for who may: what is published already, so that nothing changes.
fn bodies(case: &Case, here: &Member) -> BTreeMap<&'static str, (&'static str, Vec<u8>)> {
    let signer = &here.signer;
    let json = |value: Value| ("application/json", value.to_string().into_bytes());
    let of = |value: &dyn erased::Json| ("application/json", value.bytes());
    let locator = Locator::from_bytes([8; 16]);
    BTreeMap::from([
        ("/v1/vault/label", json(json!({ "label": "AAAA" }))),
        ("/v1/organisations/{slug}/authority", of(&signer.authorities(&[&[1, 3], &[1]])[2])),
        ("/v1/organisations/{slug}/settings", of(&signer.settings(1))),
        ("/v1/organisations/{slug}/directory", of(&signer.directory(2, &[11]))),
        ("/v1/organisations/{slug}/availability", of(&signer.availability(11, 1))),
        ("/v1/organisations/{slug}/sessions", of(&signer.proof(Role::Coordinator, 1, [0; 32]))),
        ("/v1/organisations/{slug}/links/{locator}", of(&link(&case.server.clock, LinkPurpose::Join))),
        ("/v1/organisations/{slug}/links/open", of(&OpenLink { locator })),
        ("/v1/organisations/{slug}/links/answer", of(&AnswerLink { locator, sealed: vec![1] })),
        ("/v1/organisations/{slug}/logo", ("image/svg+xml", logo().to_vec())),
    ])
}

/// Values of several types in one table.
mod erased {
    pub(super) trait Json {
        fn bytes(&self) -> Vec<u8>;
    }

    impl<T: serde::Serialize> Json for T {
        fn bytes(&self) -> Vec<u8> {
            serde_json::to_vec(self).unwrap()
        }
    }
}
