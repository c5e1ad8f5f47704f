//! The log of the real program, at its most talkative: it tells about the server and about nobody.

use chrono::TimeDelta;
use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};
use naderhand_domain::wire::{
    contact::{Copies, Copy, CopyFor},
    key_box::BoxUse,
    organisation::{LinkPurpose, NewLink, Role},
    reminders::{Address, PutAlerts},
};
use naderhand_server::clock::Clock;
use reqwest::{Method, header::USER_AGENT};

use crate::support::{
    actor::{Answer, Device},
    chain::Chain,
    contact::{Maker, message, sealed},
    database::{Engine, TestDatabase},
    member::Member,
    push::{Bell, PushService, ring, wait_until},
    running::{Program, site},
    seed::Seed,
    signer::{Signer, public, supporter},
};

#[tokio::test(flavor = "multi_thread")]
async fn no_line_names_a_device_a_vault_or_a_caller() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = TestDatabase::make(engine, "no_line_names_a_device_a_vault_or_a_caller").await else {
            continue;
        };
        let service = PushService::start().await;
        let variables = service.variables();
        let variables: Vec<(&str, &str)> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let program = Program::start_with(&database.config, &site(), &variables);
        let mut seed = Seed::of("logs");
        let mut phone = Device::ready(&program.url, &mut seed).await;
        let entries = phone.chain.entries(3);
        phone.uploads_well(&entries).await;
        phone.uploads_well(&entries).await;
        let mut forked = entries.clone();
        forked[0].link.0 = [0; 16];
        phone.uploads(&forked).await.code();
        phone.leaves_box([7; 32], BoxUse::Pairing).await.ok();
        let tablet = Device { chain: Chain::new(&mut seed), ..phone.clone() };
        tablet.enrols([7; 32]).await.ok();
        tablet.pulls(Vec::new()).await.ok();
        phone.removes(&tablet, None).await.ok();
        tablet.looks().await.code();
        let garbage = phone.request(Method::PUT, "/api/v1/vault/label").body("mijn eigen woorden");
        Answer::of(garbage.header(USER_AGENT, "Telefoon van Jan")).await.code();
        phone.withdraws().await.ok();
        Answer::of(phone.anonymous(Method::GET, "/o/rav-geheim/thuisfront")).await.code();
        let told = program.told.clone();
        let (code, member) = organisation(&program.url, &told).await;
        let maker = request(&program.url, &member, &mut seed).await;
        let bell = rung(&program.url, &service, &member, &mut seed).await;
        let log = program.terminate();

        let secrets: Vec<Vec<u8>> = vec![
            phone.vault.as_bytes().to_vec(),
            phone.chain.device().as_bytes().to_vec(),
            tablet.chain.device().as_bytes().to_vec(),
            phone.chain.token.secret.to_vec(),
            entries[0].record.as_bytes().to_vec(),
            [7; 32].to_vec(),
            BASE64URL_NOPAD.decode(code.as_bytes()).unwrap(),
            BASE64URL_NOPAD.decode(member.token.unwrap().as_bytes()).unwrap(),
            vec![0x5e; 16],
            public(1).0.to_vec(),
            supporter(11).as_bytes().to_vec(),
            b"sealed answer".to_vec(),
            maker.request().as_bytes().to_vec(),
            maker.token.secret.to_vec(),
            maker.verifier().0.to_vec(),
            bell.token.reminders.as_bytes().to_vec(),
            bell.token.secret.to_vec(),
            bell.subscription("https://localhost/").p256dh.to_vec(),
            bell.subscription("https://localhost/").auth.to_vec(),
            vec![0x77; 16],
            // Any stretch of what was sealed.
            vec![0x33; 12],
            vec![0x34; 12],
        ];
        for secret in secrets {
            for text in [BASE64URL_NOPAD.encode(&secret), BASE64.encode(&secret), HEXLOWER.encode(&secret)] {
                assert!(!log.contains(&text), "{text} is in the log:\n{log}");
            }
            assert!(!log.contains(&format!("{secret:?}")), "{secret:?} is in the log:\n{log}");
        }
        assert!(!log.contains("eigen woorden") && !log.contains("Jan") && !log.contains("rav-geheim"), "{log}");
        assert!(!log.contains("rav-stil") && !log.contains("Voorbeeld"), "{log}");
        // At its most talkative the log says to which push service it connects, and nothing of where it rings there.
        let push_service = service.endpoint("").replace("https://localhost", "127.0.0.1");
        let log = log.replace(&push_service, "a push service");
        assert!(
            !log.contains(&service.endpoint("/")) && !log.contains("stil-adres") && !log.contains("Iets in"),
            "{log}"
        );
        // The address that it listens on is its own; no other line has one.
        assert_eq!(log.matches("127.0.0.1").count(), 1, "{log}");
        let routes: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let revoke = routes.iter().find(|line| line["route"] == "/api/v1/vault/devices/{device}/revoke").unwrap();
        assert_eq!((&revoke["method"], &revoke["status"]), (&"POST".into(), &204.into()));
        for route in ["/o/{slug}/thuisfront", "/api/v1/organisations/{slug}/links/{locator}", CLAIM] {
            assert!(routes.iter().any(|line| line["route"] == route), "{log}");
        }
        database.remove().await;
    }
}

const CLAIM: &str = "/api/v1/organisations/{slug}/contact/requests/{request}/claim";

/// A request that is sent, taken, answered, refused to others, and withdrawn.
async fn request(url: &str, member: &Member, seed: &mut Seed) -> Maker {
    let anna = Member { token: None, ..member.clone() }.signed_in(Role::Supporter, 11).await;
    let maker = Maker::new(url, "rav-stil", seed);
    maker.sends(Copies { to_coordinator: true, copies: vec![copy(0x33)] }).await.ok();
    maker.sends(Copies { to_coordinator: true, copies: vec![copy(0x34)] }).await.code();
    anna.inbox().await;
    anna.reads(&[maker.request()]).await.ok();
    anna.claims(maker.request(), 0, 0x33).await.ok();
    anna.claims(maker.request(), 1, 0x34).await.code();
    maker.writes(&message(supporter(11), 0, 0x33)).await.ok();
    maker.writes(&message(supporter(11), 7, 0x34)).await.code();
    let wordless = maker.calls(Method::PUT, "").body("mijn eigen woorden");
    Answer::of(wordless.header(USER_AGENT, "Telefoon van Jan")).await.code();
    maker.withdraws().await.ok();
    maker
}

/// Reminders that ring, that are refused, whose address is over, and that alert.
async fn rung(url: &str, service: &PushService, member: &Member, seed: &mut Seed) -> Bell {
    let bell = Bell::new(url, seed);
    let now = Clock::System.now();
    bell.plans(&service.endpoint("/201/stil-adres"), &[ring(now, 0x77)]).await.ok();
    service.waits_for("/201/stil-adres", 1).await;
    bell.tests(ring(now, 0x77).tag).await.ok();
    bell.plans(&service.endpoint("/410/stil-adres"), &[ring(now, 0x77)]).await.ok();
    wait_until(async || bell.status().await.address == Address::Over).await;
    bell.moves("https://169.254.169.254/stil-adres").await.code();
    let alerts = PutAlerts { reminders: bell.token.reminders, tag: ring(now, 0x77).tag };
    Answer::of(member.request(Method::PUT, "/alerts").json(&alerts)).await.ok();
    bell
}

/// A copy for the supporter, of one byte.
fn copy(byte: u8) -> Copy {
    Copy { supporter: supporter(11), r#for: CopyFor::Chosen, sealed: sealed(byte) }
}

/// An organisation that is set up with the code that the server told, does what it may, and is refused what it may not.
async fn organisation(url: &str, told: &str) -> (String, Member) {
    let code = told.trim().rsplit('#').next().unwrap().to_owned();
    let anyone = Member::new(url, &Signer::new("rav-stil", 1));
    anyone.creates(&anyone.signer.new_organisation(&code, &[11])).await.ok();
    anyone.creates(&Signer::new("rav-stil", 2).new_organisation(&code, &[11])).await.code();
    let member = anyone.signed_in(Role::Coordinator, 1).await;
    member.publishes("settings", &member.signer.settings(2)).await.ok();
    member.publishes("settings", &member.signer.settings(5)).await.code();
    let faults = member.signer.settings_by(1, 3, |settings| settings["colour"] = "mijn eigen woorden".into());
    member.publishes("settings", &faults).await.code();
    let expires_at = Clock::System.now() + TimeDelta::days(1);
    let invitation = NewLink { purpose: LinkPurpose::Supporter, expires_at, sealed: vec![1; 64] };
    member.puts_link(0x5e, &invitation).await.ok();
    anyone.follows_link(0x5e).await.ok();
    anyone.answers_link(0x5e, b"sealed answer").await.ok();
    anyone.answers_link(0x5e, b"mijn eigen woorden").await.code();
    member.looks(None).await.ok();
    member.withdraws_link(0x5e).await.ok();
    (code, member)
}
