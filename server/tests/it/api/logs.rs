//! The log of the real program, at its most talkative: it tells about the server and about nobody.

use chrono::TimeDelta;
use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};
use naderhand_domain::wire::{
    key_box::BoxUse,
    organisation::{LinkPurpose, NewLink, Role},
};
use naderhand_server::clock::Clock;
use reqwest::{Method, header::USER_AGENT};

use crate::support::{
    actor::{Answer, Device},
    chain::Chain,
    database::{Engine, TestDatabase},
    member::Member,
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
        let program = Program::start(&database.config, &site());
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
        ];
        for secret in secrets {
            for text in [BASE64URL_NOPAD.encode(&secret), BASE64.encode(&secret), HEXLOWER.encode(&secret)] {
                assert!(!log.contains(&text), "{text} is in the log:\n{log}");
            }
            assert!(!log.contains(&format!("{secret:?}")), "{secret:?} is in the log:\n{log}");
        }
        assert!(!log.contains("eigen woorden") && !log.contains("Jan") && !log.contains("rav-geheim"), "{log}");
        assert!(!log.contains("rav-stil") && !log.contains("Voorbeeld"), "{log}");
        // The address that it listens on is its own; no other line has one.
        assert_eq!(log.matches("127.0.0.1").count(), 1, "{log}");
        let routes: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let revoke = routes.iter().find(|line| line["route"] == "/api/v1/vault/devices/{device}/revoke").unwrap();
        assert_eq!((&revoke["method"], &revoke["status"]), (&"POST".into(), &204.into()));
        for route in ["/o/{slug}/thuisfront", "/api/v1/organisations/{slug}/links/{locator}"] {
            assert!(routes.iter().any(|line| line["route"] == route), "{log}");
        }
        database.remove().await;
    }
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
