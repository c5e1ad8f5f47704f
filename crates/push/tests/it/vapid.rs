//! RFC 8292, read as strictly as a push service may.

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE64URL_NOPAD;
use naderhand_push::{Answer, Target};
use p256::ecdsa::{Signature, VerifyingKey, signature::Verifier as _};
use serde_json::Value;

use crate::{browser::Browser, delivery, now, payload, sender, service::Service};

/// Checks an `Authorization` and gives its claims.
fn claims(authorization: &str) -> Option<Value> {
    let parameters = authorization.strip_prefix("vapid ")?;
    let parameter = |name: &str| {
        let mut all = parameters.split(',').filter_map(|one| one.trim().split_once('='));
        all.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
    };
    let (token, key) = (parameter("t")?, parameter("k")?);
    let (message, signature) = token.rsplit_once('.')?;
    let (head, body) = message.split_once('.')?;
    let bytes = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).ok();
    let head: Value = serde_json::from_slice(&bytes(head)?).ok()?;
    let key = VerifyingKey::from_sec1_bytes(&bytes(&key)?).ok()?;
    let signature = Signature::from_slice(&bytes(signature)?).ok()?;
    let is_signed = key.verify(message.as_bytes(), &signature).is_ok();
    (head["alg"] == "ES256" && head["typ"] == "JWT" && is_signed).then(|| serde_json::from_slice(&bytes(body)?).ok())?
}

#[test]
fn rfc_8292_section_2_4() {
    let example = "vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA, k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";
    let read = claims(example).expect("what checks our tokens takes the example of the RFC");
    assert_eq!(read["aud"], "https://push.example.net");
    assert_eq!(claims(&example.replace("i3CYb", "i3CYa")), None);
}

#[tokio::test]
async fn the_token_is_for_this_service_with_its_port_and_for_less_than_a_day() {
    let service = Service::start().await;
    let sender = sender(&service.as_own(), &service.root);
    let subscription = Browser::numbered(1).subscription(&service.endpoint("/201"));
    let target = Target::of(&subscription, &service.as_own().parse().unwrap()).unwrap();
    for hours in [0, 1, 11, 20, 500] {
        let now = now() + TimeDelta::hours(hours);
        assert_eq!(sender.send(&target, &payload(), delivery(), now).await, Answer::Delivered);
        let arrived = service.arrived();
        let authorization = arrived.last().unwrap().header("authorization");
        assert!(authorization.ends_with(&format!(", k={}", sender.public_text())));
        let claims = claims(authorization).unwrap();
        assert_eq!(claims["aud"], format!("https://localhost:{}", service.port));
        assert_eq!(claims["sub"], "mailto:beheer@example.nl");
        let expires: DateTime<Utc> = DateTime::from_timestamp(claims["exp"].as_i64().unwrap(), 0).unwrap();
        assert!(now < expires && expires < now + TimeDelta::hours(24), "{hours}");
    }
}
