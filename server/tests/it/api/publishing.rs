//! An organisation from its setup code to its last link: what it publishes, who may, and what is answered to those who may not.

use chrono::TimeDelta;
use naderhand_domain::wire::{
    limits,
    organisation::{Challenge, LinkPurpose, Links, NewLink, NewOrganisation, Opened, Published, Role, Signed},
    problem::Code,
};
use reqwest::{Method, StatusCode, header::CONTENT_TYPE};

use super::{Case, on, shown};
use crate::support::{
    actor::{Answer, Device},
    database::on_both_databases,
    member::{CODE, Member, link, make_code},
    organisation::logo,
    signer::Signer,
};

on_both_databases!(an_organisation_is_set_up_published_and_read);

/// Keeps an answer as a snapshot, and checks that it is a problem.
macro_rules! refused {
    ($name:literal, $answer:expr) => {
        let answer = $answer;
        answer.code();
        insta::assert_json_snapshot!($name, shown(&answer));
    };
}

/// An organisation with two supporters, 11 and 12, and its coordinator's session.
pub(super) async fn set_up(case: &Case, slug: &str, first: u8) -> Member {
    make_code(&case.server.database.config, &case.server.clock, None).await;
    let member = Member::new(&case.server.url, &Signer::new(slug, first));
    let created = member.creates(&member.signer.new_organisation(CODE, &[11, 12])).await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.text());
    member.signed_in(Role::Coordinator, first).await
}

async fn an_organisation_is_set_up_published_and_read(case: &mut Case) {
    let coordinator = set_up(case, "rav", 1).await;
    let anyone = Member { token: None, ..coordinator.clone() };
    let again = anyone.creates(&coordinator.signer.new_organisation(CODE, &[11, 12])).await;
    assert_eq!(again.status, StatusCode::OK);

    let first = anyone.looks(None).await;
    assert_eq!(first.headers["cache-control"], "no-cache");
    let tag = first.headers["etag"].to_str().unwrap();
    let same = anyone.looks(Some(tag)).await;
    assert_eq!((same.status, same.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(same.headers["etag"], tag);

    let signer = &coordinator.signer;
    let renamed = signer.settings_by(1, 2, |settings| settings["name"] = "RAV Nieuw".into());
    assert_eq!(coordinator.publishes("settings", &renamed).await.status, StatusCode::CREATED);
    assert_eq!(coordinator.publishes("settings", &renamed).await.status, StatusCode::OK);
    let device = Device::new(&case.server.url, &mut case.seed);
    let page = Answer::of(device.anonymous(Method::GET, "/o/rav/thuisfront")).await;
    assert!(page.text().contains("RAV Nieuw"), "the pages show it at once");
    assert_eq!(coordinator.puts_logo("image/svg+xml", logo()).await.status, StatusCode::NO_CONTENT);
    assert!(Answer::of(device.anonymous(Method::GET, "/o/rav/logo")).await.status.is_success());

    let supporter = anyone.signed_in(Role::Supporter, 11).await;
    assert_eq!(supporter.publishes("availability", &signer.availability(11, 1)).await.status, StatusCode::CREATED);
    let chain = signer.authorities(&[&[1, 2]]);
    assert_eq!(coordinator.publishes("authority", &chain[1]).await.status, StatusCode::CREATED);
    assert_eq!(coordinator.publishes("directory", &signer.directory(2, &[11])).await.status, StatusCode::CREATED);
    let published: Published = anyone.looks(Some(tag)).await.json();
    assert_eq!((published.authority, published.settings), (chain, renamed));
    assert_eq!(published.directory, signer.directory(2, &[11]));
    assert_eq!(published.availability, [signer.availability(11, 1)]);

    let invitation = link(&case.server.clock, LinkPurpose::Supporter);
    assert_eq!(coordinator.puts_link(7, &invitation).await.status, StatusCode::CREATED);
    let opened: Opened = anyone.follows_link(7).await.json();
    assert_eq!((opened.purpose, opened.sealed), (LinkPurpose::Supporter, invitation.sealed));
    assert_eq!(anyone.answers_link(7, b"sealed answer").await.status, StatusCode::CREATED);
    assert_eq!(anyone.answers_link(7, b"sealed answer").await.status, StatusCode::OK);
    assert_eq!(anyone.follows_link(7).await.code(), Code::LinkNotFound);
    let Links { links } = coordinator.lists_links().await.json();
    assert_eq!(links[0].answer.as_ref().unwrap().0, b"sealed answer");
    coordinator.withdraws_link(7).await.ok();
    assert_eq!(coordinator.leaves().await.status, StatusCode::NO_CONTENT);
    assert_eq!(coordinator.lists_links().await.code(), Code::SessionUnknown);
    // A server that has an organisation keeps nothing of a vault for it.
    let rows = case.server.database.rows().await;
    assert!(
        rows.iter().all(|(table, rows)| !["vaults", "devices"].contains(&table.as_str()) || *rows == 0),
        "{rows:?}"
    );
}

#[tokio::test]
async fn refusals_say_what_to_do() {
    let case = Case::start("refusals_say_what_to_do").await;
    let coordinator = set_up(&case, "rav", 1).await;
    let anyone = Member { token: None, ..coordinator.clone() };
    let signer = &coordinator.signer;
    let new = |code: &str| Signer::new("pi", 2).new_organisation(code, &[]);
    refused!("setup_code_used", anyone.creates(&new(CODE)).await);
    refused!("setup_code_that_is_none", anyone.creates(&new("abc")).await);
    make_code(&case.server.database.config, &case.server.clock, None).await;
    refused!("organisation_exists", anyone.creates(&Signer::new("rav", 2).new_organisation(CODE, &[])).await);
    let no_slug = NewOrganisation { slug: "RAV\0".to_owned(), ..new(CODE) };
    refused!("organisation_of_another_address", anyone.creates(&no_slug).await);
    let nobody = Member::new(&case.server.url, &Signer::new("nobody", 1));
    refused!("no_such_organisation", nobody.looks(None).await);
    refused!("settings_of_an_old_version", {
        coordinator.publishes("settings", &signer.settings(2)).await.ok();
        coordinator.publishes("settings", &signer.settings(1)).await
    });
    let faults = signer.settings_by(1, 3, |settings| {
        settings["colour"] = "x".into();
        settings["numbers"][2]["telephone"] = "bel maar".into();
    });
    refused!("settings_with_faults", coordinator.publishes("settings", &faults).await);
    refused!("settings_by_nobody", coordinator.publishes("settings", &signer.settings_by(9, 3, |_| ())).await);
    let unsigned = Signed { signature: [0; 64], ..signer.settings(3) };
    refused!("settings_unsigned", coordinator.publishes("settings", &unsigned).await);
    let malformed = Signed { body: b"\x01garbage".to_vec(), ..signer.settings(3) };
    refused!("settings_malformed", coordinator.publishes("settings", &malformed).await);
    let newer = Signed { body: b"\x02".to_vec(), ..signer.settings(3) };
    refused!("settings_of_a_newer_body", coordinator.publishes("settings", &newer).await);
    let supporter = anyone.signed_in(Role::Supporter, 11).await;
    refused!("availability_of_another", supporter.publishes("availability", &signer.availability(12, 1)).await);
    refused!("no_session", anyone.publishes("settings", &signer.settings(3)).await);
    refused!("link_unknown", anyone.follows_link(1).await);
    let join = link(&case.server.clock, LinkPurpose::Join);
    let now = case.server.clock.now();
    for expires_at in [now, now + TimeDelta::days(limits::LINK_DAYS + 1)] {
        refused!("link_with_another_expiry", coordinator.puts_link(1, &NewLink { expires_at, ..join.clone() }).await);
    }
    let large = vec![0; limits::LINK_BYTES + 1];
    refused!("link_too_large", coordinator.puts_link(1, &NewLink { sealed: large.clone(), ..join.clone() }).await);
    refused!("answer_too_large", anyone.answers_link(1, &large).await);
    refused!("link_at_no_locator", {
        let request = coordinator.request(Method::PUT, "/links/x").json(&join);
        Answer::of(request).await
    });
    for at in 0..200 {
        coordinator.puts_link(at, &join).await.ok();
    }
    refused!("too_many_links", coordinator.puts_link(200, &join).await);
    refused!("logo_of_another_type", coordinator.puts_logo("image/gif", logo()).await);
    let script = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>alert(1)</script></svg>"#;
    refused!("logo_that_acts", coordinator.puts_logo("image/svg+xml", script).await);
    refused!("logo_too_large", coordinator.puts_logo("image/png", &vec![0; 100_001]).await);
    let large = coordinator.request(Method::PUT, "/settings").header(CONTENT_TYPE, "application/json");
    refused!("statement_too_large", Answer::of(large.body(vec![b' '; limits::PUBLISH_JSON_BYTES + 1])).await);
    case.server.stop().await;
}

/// Nothing but the public reading tells whether there is an organisation at an address.
#[tokio::test]
async fn an_address_without_an_organisation_looks_like_any_other() {
    let mut case = Case::start("an_address_without_an_organisation_looks_like_any_other").await;
    let coordinator = set_up(&case, "rav", 1).await;
    let device = Device::new(&case.server.url, &mut case.seed);
    let challenge: Challenge = Member { token: None, ..coordinator.clone() }.asks_challenge().await.json();
    for slug in ["nobody", "RAV", "%FF", "a%00b", "..%2Frav", &"a".repeat(41)] {
        let path = |below: &str| format!("/api/v1/organisations/{slug}{below}");
        let other = Answer::of(device.anonymous(Method::POST, &path("/challenges"))).await;
        assert_eq!(other.status, StatusCode::CREATED, "{slug}");
        let other: Challenge = other.json();
        assert_eq!(other.expires_at, challenge.expires_at);
        assert_ne!(other.challenge, challenge.challenge);
        let token = coordinator.token.as_ref().unwrap();
        let links = device.anonymous(Method::GET, &path("/links")).bearer_auth(token);
        assert_eq!(Answer::of(links).await.code(), Code::SessionUnknown, "{slug}");
        let proof = coordinator.signer.proof(Role::Coordinator, 1, other.challenge);
        let session = device.anonymous(Method::POST, &path("/sessions")).json(&proof);
        assert_eq!(Answer::of(session).await.code(), Code::SessionUnknown, "{slug}");
        assert_eq!(Answer::of(device.anonymous(Method::GET, &path(""))).await.code(), Code::OrganisationNotFound);
    }
    case.server.stop().await;
}
