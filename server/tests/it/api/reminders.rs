//! Reminders by real requests, through a push service on this machine: kept, rung, opened by the browser, and what is refused.

mod alerts;
mod away;

use chrono::TimeDelta;
use naderhand_domain::{
    id::ReminderTag,
    wire::{
        limits,
        problem::Code,
        reminders::{Address, PutReminders, Tested},
    },
};
use naderhand_server::config::{Config, PushConfig};
use reqwest::{Method, StatusCode, header::CONTENT_TYPE};
use serde_json::json;

use super::{Case, shown};
use crate::support::{
    actor::{Answer, Device},
    contact::{Maker, copies},
    database::{Engine, TestDatabase, on_both_databases},
    push::{Bell, PUBLIC_URL, PushService, ring, wait_until},
    running::Running,
    seed::Seed,
};

on_both_databases!(
    a_device_plans_and_is_rung,
    a_test_rings_at_once_and_tells_how_far_it_came,
    only_the_secret_opens_reminders,
    no_value_leads_from_reminders_to_a_vault_or_a_request,
);

/// A server that rings, and the push service through which it does.
pub(super) struct Ringing {
    pub(super) case: Case,
    pub(super) service: PushService,
}

impl Ringing {
    pub(super) fn bell(&mut self) -> Bell {
        Bell::new(&self.case.server.url, &mut self.case.seed)
    }

    /// The time of the server.
    pub(super) fn now(&self) -> chrono::DateTime<chrono::Utc> {
        self.case.server.clock.now()
    }
}

pub(super) async fn on(engine: Engine, name: &str, test: impl AsyncFnOnce(&mut Ringing)) {
    on_with(engine, name, "", test).await;
}

/// The same, with further push services that the server knows.
pub(super) async fn on_with(engine: Engine, name: &str, hosts: &str, test: impl AsyncFnOnce(&mut Ringing)) {
    let Some(database) = TestDatabase::make(engine, name).await else { return };
    let service = PushService::start().await;
    let push = PushConfig { hosts: format!("{} {hosts}", service.as_own()).parse().unwrap(), ..service.config() };
    let server = Running::start(database, |config| config.push = Some(push)).await;
    let mut ringing = Ringing { case: Case { server, seed: Seed::of(name) }, service };
    test(&mut ringing).await;
    ringing.case.server.stop().await;
}

async fn a_device_plans_and_is_rung(ringing: &mut Ringing) {
    let bell = ringing.bell();
    let here = ringing.service.endpoint("/201/a");
    let now = ringing.now();
    let (soon, later) = (ring(now + TimeDelta::minutes(5), 1), ring(now + TimeDelta::days(1), 2));
    assert_eq!(bell.plans(&here, &[soon, later]).await.status, StatusCode::CREATED);
    assert_eq!(bell.plans(&here, &[soon, later]).await.status, StatusCode::OK);
    let status = bell.status().await;
    assert_eq!((status.address, status.rings, status.last), (Address::Live, 2, None));
    assert!(ringing.service.arrived().is_empty(), "nothing is due");

    ringing.case.server.clock.advance(TimeDelta::minutes(6));
    let arrived = ringing.service.waits_for("/201/a", 1).await;
    let push = &arrived[0];
    assert_eq!(
        (push.header("topic"), push.header("ttl"), push.header("urgency")),
        (&*soon.tag.to_string(), "43200", "normal")
    );
    let opened = bell.opens(push);
    assert_eq!((&opened["web_push"], &opened["mutable"]), (&json!(8030), &json!(true)));
    let notification = &opened["notification"];
    assert_eq!(notification["title"], "Iets in je agenda");
    assert_eq!(notification["tag"], soon.tag.to_string());
    assert_eq!(notification["navigate"], format!("{PUBLIC_URL}/app/herinnering"));
    assert_eq!(notification["actions"].as_array().unwrap().len(), 3);
    wait_until(async || bell.status().await.rings == 1).await;
    let last = bell.status().await.last.unwrap();
    assert_eq!(last.timestamp() % 300, 0, "when exactly is nobody's business");
    assert!(last <= ringing.now() && last > ringing.now() - TimeDelta::minutes(5));

    // Another plan in the place of this one: what is not in it does not ring.
    let other = ring(ringing.now() + TimeDelta::days(2), 3);
    assert_eq!(bell.plans(&here, &[other]).await.status, StatusCode::OK);
    ringing.case.server.clock.advance(TimeDelta::days(2));
    let arrived = ringing.service.waits_for("/201/a", 2).await;
    assert_eq!(arrived[1].header("topic"), other.tag.to_string());
    wait_until(async || bell.status().await.rings == 0).await;
    assert_eq!(ringing.service.arrived().len(), 2);

    assert_eq!(bell.leaves().await.status, StatusCode::NO_CONTENT);
    assert_eq!(bell.leaves().await.status, StatusCode::NO_CONTENT);
    assert_eq!(bell.looks().await.code(), Code::RemindersNotFound);
    let left = ringing.case.server.database.rows().await;
    assert!(
        left.iter().all(|(table, rows)| !["reminders", "rings", "alerts"].contains(&&**table) || *rows == 0),
        "{left:?}"
    );
}

async fn a_test_rings_at_once_and_tells_how_far_it_came(ringing: &mut Ringing) {
    let tag = ReminderTag::from_bytes([9; 16]);
    for (path, tested, address) in [
        ("/201/b", Tested::Delivered, Address::Live),
        ("/410/b", Tested::Over, Address::Over),
        ("/403/b", Tested::Over, Address::Over),
        ("/429/b", Tested::Busy, Address::Live),
        ("/400/b", Tested::Refused, Address::Over),
        ("/307/b?Location=https://localhost/201/elsewhere", Tested::Refused, Address::Over),
    ] {
        let bell = ringing.bell();
        bell.plans(&ringing.service.endpoint(path), &[]).await.ok();
        assert_eq!(bell.tests(tag).await.json::<Tested>(), tested, "{path}");
        let status = bell.status().await;
        assert_eq!((status.address, status.rings), (address, 0), "{path}");
        assert_eq!(status.last.is_some(), tested == Tested::Delivered);
        if tested == Tested::Delivered {
            let arrived = ringing.service.arrived_at(path);
            let notification = bell.opens(&arrived[0])["notification"].take();
            assert_eq!((arrived[0].header("topic"), arrived[0].header("urgency")), (&*tag.to_string(), "high"));
            assert_eq!(notification["navigate"], format!("{PUBLIC_URL}/app/herinneringen"));
            assert!(notification.get("actions").is_none());
        }
    }
    assert_eq!(ringing.service.arrived().len(), 6, "each once, and none followed elsewhere");
}

async fn only_the_secret_opens_reminders(ringing: &mut Ringing) {
    let (bell, stranger) = (ringing.bell(), ringing.bell());
    let here = ringing.service.endpoint("/201/c");
    let at = ring(ringing.now() + TimeDelta::days(1), 1);
    bell.plans(&here, &[at]).await.ok();
    stranger.plans(&here, &[]).await.ok();
    let mut thief = Bell::new(&bell.url, &mut Seed::of("thief"));
    thief.token.reminders = bell.token.reminders;
    let theft = |method: Method, below: &str, body: &serde_json::Value| thief.calls(method, below).json(body);
    let plan = serde_json::to_value(thief.put(&here, &[])).unwrap();
    let moved = json!({ "subscription": thief.subscription(&here) });
    let tested = json!({ "tag": ReminderTag::from_bytes([1; 16]) });
    for (method, below, body) in [
        (Method::PUT, "", &plan),
        (Method::GET, "", &json!({})),
        (Method::PUT, "/subscription", &moved),
        (Method::POST, "/test", &tested),
        (Method::DELETE, "", &json!({})),
    ] {
        let mut answers = Vec::new();
        // A wrong secret, another's token, and none.
        answers.push(Answer::of(theft(method.clone(), below, body)).await);
        let url = format!("{}/api/v1/reminders/{}{below}", bell.url, bell.token.reminders);
        let call = || bell.http.request(method.clone(), &url).json(body);
        answers.push(Answer::of(call().bearer_auth(stranger.token.to_text())).await);
        answers.push(Answer::of(call()).await);
        for answer in answers {
            assert_eq!(answer.code(), Code::RemindersNotFound, "{method} {below}");
        }
    }
    let status = bell.status().await;
    assert_eq!((status.address, status.rings), (Address::Live, 1), "none of it changed anything");
    assert!(ringing.service.arrived().is_empty());
}

/// One device backs up, asks for help and plans reminders, at the same moment. No value of the tables of reminders stands in a table of
/// vaults or of requests: so no join tells whose they are.
async fn no_value_leads_from_reminders_to_a_vault_or_a_request(ringing: &mut Ringing) {
    super::publishing::set_up(&ringing.case, "rav", 1).await;
    let phone = Device::ready(&ringing.case.server.url, &mut ringing.case.seed).await;
    phone.uploads_well(&phone.chain.clone().entries(3)).await;
    let maker = Maker::new(&phone.url, "rav", &mut ringing.case.seed);
    maker.sends(copies(&[11, 12], &[], true)).await.ok();
    let mut bell = ringing.bell();
    bell.http.clone_from(&phone.http);
    let rings: Vec<_> = (1..=3).map(|day| ring(ringing.now() + TimeDelta::days(day.into()), day)).collect();
    bell.plans(&ringing.service.endpoint("/201/d"), &rings).await.ok();

    let columns = ringing.case.server.database.columns().await;
    let of = |tables: &[&str]| {
        let columns = columns.iter().filter(|(table, ..)| tables.contains(&table.as_str()));
        let tells = |value: &&String| {
            !matches!(&***value, "true" | "false") && value.parse::<u64>().map_or(true, |number| number > 1_000)
        };
        columns.flat_map(|(.., values)| values.iter().filter(tells)).collect::<std::collections::BTreeSet<_>>()
    };
    let reminders = of(&["reminders", "rings"]);
    let others = [
        &["vaults", "consents", "devices", "device_vaults", "entries", "key_boxes", "locator_vaults"][..],
        &["requests", "copies", "messages", "clocks"],
    ];
    for others in others.map(of) {
        assert!(reminders.len() > 5 && others.len() > 5, "there is something to compare: {columns:?}");
        let shared: Vec<_> = reminders.intersection(&others).collect();
        assert!(shared.is_empty(), "{shared:?}");
    }
    assert!(!of(&["rings"]).is_disjoint(&of(&["reminders"])), "what it looks for it would find");
}

/// Keeps an answer as a snapshot, and checks that it is a problem.
macro_rules! refused {
    ($name:literal, $answer:expr) => {
        let answer = $answer;
        answer.code();
        insta::assert_json_snapshot!($name, shown(&answer));
    };
}

#[tokio::test]
async fn refusals_say_what_to_do() {
    let service = PushService::start().await;
    let hosts = "known, own:localhost:8443".parse().unwrap();
    let adjust = |config: &mut Config| config.push = Some(PushConfig { hosts, ..service.config() });
    let server = Running::start(TestDatabase::sqlite(None), adjust).await;
    let mut seed = Seed::of("refusals of reminders");
    let (bell, now) = (Bell::new(&server.url, &mut seed), server.clock.now());
    let good = bell.put("https://localhost:8443/a", &[]);
    let put = async |body: &PutReminders| Answer::of(bell.calls(Method::PUT, "").json(body)).await;
    let with = |change: &dyn Fn(&mut PutReminders)| {
        let mut body = good.clone();
        change(&mut body);
        body
    };
    refused!("without_a_wording", put(&with(&|body| body.wording.clear())).await);
    refused!("own_words_for_a_wording", put(&with(&|body| body.wording = "ik slaap slecht".to_owned())).await);
    let at = |endpoint: &str| with(&|body| body.subscription = bell.subscription(endpoint));
    refused!("an_address_by_number", put(&at("https://127.0.0.1/a")).await);
    refused!("an_address_that_nobody_knows", put(&at("https://push.example.nl/a")).await);
    refused!("an_address_with_a_password", put(&at("https://a:b@fcm.googleapis.com/a")).await);
    refused!("a_key_that_is_no_point", put(&with(&|body| body.subscription.p256dh = [4; 65])).await);
    for endpoint in [
        "https://169.254.169.254/latest/meta-data",
        "https://0x7f.1/a",
        "https://2130706433/a",
        "https://[::1]/a",
        "https://[::ffff:10.0.0.1]/a",
        "https://localhost/a",
        "https://router.local/a",
        "https://db.internal:5432/a",
        "https://fcm.googleapis.com:8443/a",
        "https://fcm.googleapis.com.example.nl/a",
    ] {
        assert_eq!(put(&at(endpoint)).await.code(), Code::PushAddressRefused, "{endpoint}");
    }
    assert_eq!(bell.looks().await.code(), Code::RemindersNotFound, "nothing of it is kept");

    let far = ring(now + TimeDelta::days(limits::PLAN_DAYS) + TimeDelta::seconds(1), 1);
    refused!("a_ring_that_is_too_far", put(&bell.put("https://localhost:8443/a", &[far])).await);
    let rings = |count: usize| {
        let one = json!({ "at": now, "tag": ReminderTag::from_bytes([1; 16]) }).to_string();
        let all = format!("[{}{one}]", format!("{one},").repeat(count - 1));
        let mut body = serde_json::to_value(&good).unwrap();
        body["rings"] = "these".into();
        body.to_string().replace("\"these\"", &all)
    };
    let call = |body: String| bell.calls(Method::PUT, "").header(CONTENT_TYPE, "application/json").body(body);
    refused!("more_rings_than_fit", Answer::of(call(rings(limits::PLAN_INSTANTS + 1))).await);
    refused!("a_million_rings", Answer::of(call(rings(1_000_000))).await);
    put(&good).await.ok();
    let stranger = Bell::new(&server.url, &mut seed);
    refused!("reminders_that_are_not_there", stranger.looks().await);
    refused!("another_address_by_number", bell.moves("https://169.254.169.254/a").await);
    assert!(service.arrived().is_empty());
    server.stop().await;
}

#[tokio::test]
async fn a_server_without_a_key_rings_nobody_and_says_so() {
    let mut case = Case::start("a_server_without_a_key_rings_nobody_and_says_so").await;
    let bell = Bell::new(&case.server.url, &mut case.seed);
    let key = Answer::of(bell.http.get(format!("{}/api/v1/push-key", bell.url))).await;
    refused!("no_key", key);
    assert_eq!(bell.plans("https://fcm.googleapis.com/a", &[]).await.code(), Code::PushUnavailable);
    assert_eq!(bell.moves("https://fcm.googleapis.com/a").await.code(), Code::PushUnavailable);
    assert_eq!(bell.tests(ReminderTag::from_bytes([1; 16])).await.code(), Code::PushUnavailable);
    assert_eq!(bell.leaves().await.status, StatusCode::NO_CONTENT);
    case.server.stop().await;
}
