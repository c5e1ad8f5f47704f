//! The log of the real program, at its most talkative: it tells about the server and about nobody.

use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};
use naderhand_domain::wire::key_box::BoxUse;
use reqwest::{Method, header::USER_AGENT};

use crate::support::{
    actor::{Answer, Device},
    chain::Chain,
    database::{Engine, TestDatabase},
    running::{Program, site},
    seed::Seed,
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
        let log = program.terminate();

        let secrets: Vec<Vec<u8>> = vec![
            phone.vault.as_bytes().to_vec(),
            phone.chain.device().as_bytes().to_vec(),
            tablet.chain.device().as_bytes().to_vec(),
            phone.chain.token.secret.to_vec(),
            entries[0].record.as_bytes().to_vec(),
            [7; 32].to_vec(),
        ];
        for secret in secrets {
            for text in [BASE64URL_NOPAD.encode(&secret), BASE64.encode(&secret), HEXLOWER.encode(&secret)] {
                assert!(!log.contains(&text), "{text} is in the log:\n{log}");
            }
            assert!(!log.contains(&format!("{secret:?}")), "{secret:?} is in the log:\n{log}");
        }
        assert!(!log.contains("eigen woorden") && !log.contains("Jan") && !log.contains("rav-geheim"), "{log}");
        // The address that it listens on is its own; no other line has one.
        assert_eq!(log.matches("127.0.0.1").count(), 1, "{log}");
        let routes: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let revoke = routes.iter().find(|line| line["route"] == "/api/v1/vault/devices/{device}/revoke").unwrap();
        assert_eq!((&revoke["method"], &revoke["status"]), (&"POST".into(), &204.into()));
        assert!(routes.iter().any(|line| line["route"] == "/o/{slug}/thuisfront"), "{log}");
        database.remove().await;
    }
}
