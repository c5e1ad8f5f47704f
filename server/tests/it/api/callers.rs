//! Who may call what: every route of the API's description, called by everybody there is. A route that is missing here fails
//! the test.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use naderhand_domain::{
    id::{Locator, ReminderTag},
    wire::{
        contact::{AskAnew, Claim, ReadInbox},
        organisation::{AnswerLink, LinkPurpose, OpenLink, Role},
        problem::{Code, Problem},
        reminders::{PutAlerts, PutSubscription, TestRing},
    },
};
use reqwest::{Method, header::CONTENT_TYPE};
use serde_json::{Value, json};

use super::{Case, publishing::set_up, reminders};
use crate::support::{
    actor::{Answer, Device},
    contact::{Maker, copies, message, sealed},
    database::{Engine, on_both_databases},
    member::{Member, link},
    organisation::logo,
    push::Bell,
    signer::supporter,
};

on_both_databases!(every_route_lets_in_whom_it_should_and_nobody_else, a_request_of_others_is_one_that_is_not_there,);

/// Where nobody answers, at a push service that the server knows.
const ENDPOINT: &str = "https://localhost:1/a";

/// A server that could ring.
async fn on(engine: Engine, name: &str, test: impl AsyncFnOnce(&mut Case)) {
    reminders::on_with(engine, name, "own:localhost:1", async |ringing| test(&mut ringing.case).await).await;
}

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
    /// Whoever made the request in the address.
    Maker,
    /// Whoever has the secret of the reminders in the address.
    Bell,
}

/// All routes. Those that end something come last, and are called last.
const ROUTES: [(&str, &str, Open); 47] = [
    ("POST", "/v1/vaults", Open::All),
    ("GET", "/v1/push-key", Open::All),
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
    ("PUT", "/v1/organisations/{slug}/contact/requests/{request}", Open::All),
    ("GET", "/v1/organisations/{slug}/contact/requests/{request}", Open::Maker),
    ("PUT", "/v1/organisations/{slug}/contact/requests/{request}/copies", Open::Maker),
    ("GET", "/v1/organisations/{slug}/contact/inbox", Open::Supporter),
    ("POST", "/v1/organisations/{slug}/contact/inbox/read", Open::Supporter),
    ("POST", "/v1/organisations/{slug}/contact/requests/{request}/open", Open::Supporter),
    ("POST", "/v1/organisations/{slug}/contact/requests/{request}/claim", Open::Supporter),
    ("POST", "/v1/organisations/{slug}/contact/requests/{request}/messages", Open::Maker),
    ("POST", "/v1/organisations/{slug}/contact/requests/{request}/replies", Open::Supporter),
    ("GET", "/v1/organisations/{slug}/contact/waiting", Open::Coordinator),
    ("POST", "/v1/organisations/{slug}/contact/requests/{request}/close", Open::Supporter),
    ("POST", "/v1/organisations/{slug}/contact/requests/{request}/step-back", Open::Supporter),
    ("DELETE", "/v1/organisations/{slug}/contact/requests/{request}", Open::Maker),
    ("PUT", "/v1/reminders/{reminders}", Open::All),
    ("GET", "/v1/reminders/{reminders}", Open::Bell),
    ("PUT", "/v1/reminders/{reminders}/subscription", Open::Bell),
    ("POST", "/v1/reminders/{reminders}/test", Open::Bell),
    ("PUT", "/v1/organisations/{slug}/alerts", Open::Session),
    ("DELETE", "/v1/organisations/{slug}/alerts", Open::Session),
    ("DELETE", "/v1/reminders/{reminders}", Open::Bell),
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
    let anna = anyone.signed_in(Role::Supporter, 11).await;
    anna.publishes("availability", &signer.availability(11, 1)).await.ok();
    let nobody_there = Member { token: None, ..elsewhere.clone() };
    let coordinator_there = nobody_there.signed_in(Role::Coordinator, 2).await;
    // The same key as a supporter here has, but of the other organisation.
    let supporter_there = nobody_there.signed_in(Role::Supporter, 11).await;
    let device = Device::ready(&case.server.url, &mut case.seed).await;
    let [maker, other_maker] = [(); 2].map(|()| Maker::new(&case.server.url, "rav", &mut case.seed));
    for maker in [&maker, &other_maker] {
        maker.sends(copies(&[11], &[], true)).await.ok();
    }

    let [bell, other_bell] = [(); 2].map(|()| Bell::new(&case.server.url, &mut case.seed));
    for bell in [&bell, &other_bell] {
        bell.plans(ENDPOINT, &[]).await.ok();
    }

    let callers = [
        Caller { who: "nobody", token: None, is: &[] },
        Caller { who: "a device", token: Some(device.chain.token.to_text()), is: &[Open::Device] },
        Caller { who: "a coordinator elsewhere", token: coordinator_there.token, is: &[] },
        Caller { who: "a supporter elsewhere", token: supporter_there.token, is: &[] },
        Caller { who: "a removed coordinator", token: removed.token, is: &[] },
        Caller { who: "a revoked supporter", token: revoked.token, is: &[] },
        Caller { who: "an expired session", token: expired, is: &[] },
        Caller { who: "an ended session", token: ended.token, is: &[] },
        Caller { who: "the maker of the request", token: Some(maker.token.to_text()), is: &[Open::Maker] },
        Caller { who: "the maker of another request", token: Some(other_maker.token.to_text()), is: &[] },
        Caller { who: "whoever has the reminders", token: Some(bell.token.to_text()), is: &[Open::Bell] },
        Caller { who: "whoever has others", token: Some(other_bell.token.to_text()), is: &[] },
        Caller { who: "a supporter", token: anna.token, is: &[Open::Supporter, Open::Session] },
        Caller { who: "a coordinator", token: here.token.clone(), is: &[Open::Coordinator, Open::Session] },
    ];
    let bodies = bodies(case, &here, &maker, &bell);
    for (method, path, open) in ROUTES {
        for Caller { who, token, is } in &callers {
            let address = path
                .replace("{slug}", "rav")
                .replace("{locator}", &Locator::from_bytes([9; 16]).to_string())
                .replace("{purpose}", "backup")
                .replace("{request}", &maker.request().to_string())
                .replace("{reminders}", &bell.token.reminders.to_string())
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
                Open::Bell => Some(Code::RemindersNotFound),
                // A device's token has the form of a request's, and is of another one.
                Open::Maker if has_form_of(token.as_ref(), &maker) => Some(Code::RequestNotFound),
                Open::Coordinator | Open::Supporter | Open::Session | Open::Maker => Some(Code::SessionUnknown),
            };
            let let_in = open == Open::All || is.contains(&open);
            // A session is opened by its proof alone: the one of this test is of nobody.
            let is_proof = path.ends_with("/sessions") && method == Method::POST;
            if let_in && !is_proof {
                assert!(answer.status.as_u16() != 401, "{who} is not let in at {method} {path}: {}", answer.text());
            } else {
                let expected = shut.unwrap_or(Code::SessionUnknown);
                // A request's token has the form of a device's: that it is none is told when the rest was understood.
                let is_not_understood = open == Open::Device
                    && has_form_of(token.as_ref(), &maker)
                    && matches!(code, Some(Code::MalformedBody | Code::UnsupportedMediaType | Code::NotFound));
                let is_told = code == Some(expected) || is_not_understood;
                assert!(is_told, "{who} at {method} {path}: {}", answer.text());
            }
            if let_in && bodies.contains_key(path) && !is_proof && open != Open::All {
                assert!(answer.status.is_success(), "{who} at {method} {path}: {}", answer.text());
            }
        }
    }
}

/// Whether a token has the form of a maker's, as a device's has.
fn has_form_of(token: Option<&String>, maker: &Maker) -> bool {
    token.is_some_and(|token| token.len() == maker.token.to_text().len())
}

async fn a_request_of_others_is_one_that_is_not_there(case: &mut Case) {
    let here = set_up(case, "rav", 1).await;
    let supporter = here.signed_in(Role::Supporter, 11).await;
    let [own, others, unsent] = [(); 3].map(|()| Maker::new(&case.server.url, "rav", &mut case.seed));
    own.sends(copies(&[11], &[12], true)).await.ok();
    others.sends(copies(&[12], &[11], true)).await.ok();
    let bell = Bell::new(&case.server.url, &mut case.seed);
    let bodies = bodies(case, &here, &own, &bell);
    let about_one = ROUTES.into_iter().filter(|(_, path, open)| path.contains("{request}") && *open != Open::All);
    for (method, path, open) in about_one {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let (media, body) = bodies.get(path).cloned().unwrap_or(("application/json", b"{}".to_vec()));
        let token = if open == Open::Maker { own.token.to_text() } else { supporter.token.clone().unwrap() };
        let mut answers = Vec::new();
        // One that is not for this caller or not yet, one that nobody sent, one elsewhere, and what is no request at all.
        for (slug, request) in [
            ("rav", others.request().to_string()),
            ("rav", unsent.request().to_string()),
            ("rav", "x".to_owned()),
            ("nobody", own.request().to_string()),
        ] {
            let address = path.replace("{slug}", slug).replace("{request}", &request);
            let url = format!("{}/api{address}", case.server.url);
            let call = own.http.request(method.clone(), url).header(CONTENT_TYPE, media).body(body.clone());
            let answer = Answer::of(call.bearer_auth(&token)).await;
            // Nobody has a session elsewhere.
            if slug == "rav" || open == Open::Maker {
                assert_eq!(answer.code(), Code::RequestNotFound, "{method} {path}");
                answers.push(answer.body);
            } else {
                assert_eq!(answer.code(), Code::SessionUnknown, "{method} {path}");
            }
        }
        answers.dedup();
        assert_eq!(answers.len(), 1, "the same to the letter: {method} {path}");
    }
    for maker in [&own, &others] {
        assert_eq!(maker.status().await.revision, 1, "none of it changed anything");
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
            Open::Maker => "request",
            Open::Bell => "reminders",
        };
        ((method.to_owned(), path.to_owned()), schemes.to_owned())
    });
    assert_eq!(described, BTreeMap::from(known), "each route has its line in this file");
}

/// Bodies that do for who may: what is published already, so that nothing changes.
fn bodies(case: &Case, here: &Member, maker: &Maker, bell: &Bell) -> BTreeMap<&'static str, (&'static str, Vec<u8>)> {
    let signer = &here.signer;
    let json = |value: Value| ("application/json", value.to_string().into_bytes());
    let of = |value: &dyn erased::Json| ("application/json", value.bytes());
    let locator = Locator::from_bytes([8; 16]);
    let copies = copies(&[11], &[], true);
    let (anna, tag) = (supporter(11), ReminderTag::from_bytes([1; 16]));
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
        ("/v1/organisations/{slug}/contact/requests/{request}", of(&maker.new_request(copies.clone()))),
        ("/v1/organisations/{slug}/contact/requests/{request}/copies", of(&AskAnew { revision: 1, copies })),
        ("/v1/organisations/{slug}/contact/inbox/read", of(&ReadInbox { requests: vec![maker.request()] })),
        ("/v1/organisations/{slug}/contact/requests/{request}/claim", of(&Claim { number: 0, promise: sealed(1) })),
        ("/v1/organisations/{slug}/contact/requests/{request}/messages", of(&message(anna, 0, 2))),
        ("/v1/organisations/{slug}/contact/requests/{request}/replies", of(&message(anna, 1, 3))),
        ("/v1/reminders/{reminders}", of(&bell.put(ENDPOINT, &[]))),
        ("/v1/reminders/{reminders}/subscription", of(&PutSubscription { subscription: bell.subscription(ENDPOINT) })),
        ("/v1/reminders/{reminders}/test", of(&TestRing { tag })),
        ("/v1/organisations/{slug}/alerts", of(&PutAlerts { reminders: bell.token.reminders, tag })),
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
