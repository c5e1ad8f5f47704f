//! Requests for contact by real requests: a life on both databases, what is refused, and that nothing leads from one to a vault.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use naderhand_domain::wire::{
    contact::{Copies, InboxContents, NewMessage, NewRequest, Progress, SealedBytes, Standing},
    key_box::BoxUse,
    limits,
    organisation::Role,
    problem::Code,
};
use naderhand_server::store::{Store, request::PassOn};
use reqwest::{Method, StatusCode, header::CONTENT_TYPE};

use super::{Case, on, publishing::set_up, shown};
use crate::support::{
    actor::{Answer, Device},
    contact::{Maker, copies, message, sealed},
    database::on_both_databases,
    member::Member,
    signer::supporter,
};

on_both_databases!(
    a_request_is_sent_taken_answered_and_closed,
    a_request_that_nobody_takes_is_passed_on,
    no_value_leads_from_a_request_to_a_vault,
);

/// Keeps an answer as a snapshot, and checks that it is a problem.
macro_rules! refused {
    ($name:literal, $answer:expr) => {
        let answer = $answer;
        answer.code();
        insta::assert_json_snapshot!($name, shown(&answer));
    };
}

/// A request at the organisation that [`set_up`] sets up.
fn maker(case: &mut Case) -> Maker {
    Maker::new(&case.server.url, "rav", &mut case.seed)
}

fn etag(answer: &Answer) -> String {
    assert_eq!((answer.status, answer.headers["cache-control"].to_str().unwrap()), (StatusCode::OK, "no-store"));
    answer.headers["etag"].to_str().unwrap().to_owned()
}

async fn a_request_is_sent_taken_answered_and_closed(case: &mut Case) {
    let coordinator = set_up(case, "rav", 1).await;
    let anna = coordinator.signed_in(Role::Supporter, 11).await;
    let bea = coordinator.signed_in(Role::Supporter, 12).await;
    let maker = maker(case);
    let request = maker.request();
    let empty = etag(&anna.looks_into_inbox(None).await);
    assert_eq!(anna.looks_into_inbox(Some(&empty)).await.status, StatusCode::NOT_MODIFIED);
    assert_eq!(maker.sends(copies(&[11, 12], &[], true)).await.status, StatusCode::CREATED);
    assert_eq!(maker.sends(copies(&[11, 12], &[], true)).await.status, StatusCode::OK);
    let seen = etag(&maker.looks(None).await);
    let same = maker.looks(Some(&seen)).await;
    assert_eq!(
        (same.status, same.body.len(), &same.headers["etag"]),
        (StatusCode::NOT_MODIFIED, 0, &seen.parse().unwrap())
    );

    assert_eq!(anna.looks_into_inbox(Some(&empty)).await.status, StatusCode::OK);
    assert_eq!(anna.inbox().await.requests[0].standing, Standing::Waiting);
    let contents: InboxContents = anna.reads(&[request]).await.json();
    assert_eq!(contents.requests[0].sealed, sealed(11));
    assert_eq!(maker.looks(Some(&seen)).await.status, StatusCode::OK, "the maker sees that it has arrived");
    assert_eq!(anna.does(request, "open").await.status, StatusCode::NO_CONTENT);
    assert_eq!(anna.claims(request, 0, 1).await.status, StatusCode::NO_CONTENT);
    assert_eq!(anna.claims(request, 0, 1).await.status, StatusCode::NO_CONTENT);
    assert_eq!(bea.claims(request, 0, 2).await.code(), Code::RequestTaken);
    let to_anna = message(supporter(11), 0, 3);
    assert_eq!(maker.writes(&to_anna).await.status, StatusCode::CREATED);
    assert_eq!(maker.writes(&to_anna).await.status, StatusCode::OK);
    assert_eq!(maker.writes(&message(supporter(11), 2, 3)).await.code(), Code::VersionConflict);
    let by_anna = message(supporter(11), 1, 4);
    assert_eq!(anna.replies(request, &by_anna).await.status, StatusCode::CREATED);
    assert_eq!(anna.replies(request, &by_anna).await.status, StatusCode::OK);
    assert_eq!(maker.status().await.messages.len(), 3);
    assert_eq!(bea.does(request, "step-back").await.code(), Code::RequestTaken);
    assert_eq!(anna.does(request, "step-back").await.status, StatusCode::NO_CONTENT);
    assert_eq!(anna.does(request, "step-back").await.code(), Code::RequestNotFound);
    let revision = maker.status().await.revision;
    assert_eq!(maker.asks_anew(revision - 1, copies(&[11], &[], false)).await.code(), Code::VersionConflict);
    assert_eq!(maker.asks_anew(revision, copies(&[11], &[], false)).await.status, StatusCode::NO_CONTENT);
    assert_eq!(anna.claims(request, 2, 5).await.status, StatusCode::NO_CONTENT);
    assert_eq!(anna.does(request, "close").await.status, StatusCode::NO_CONTENT);
    assert_eq!(maker.status().await.progress, Progress::Closed { by: supporter(11) });
    assert_eq!(anna.claims(request, 3, 5).await.code(), Code::RequestOver);
    assert_eq!(maker.withdraws().await.status, StatusCode::NO_CONTENT);
    assert_eq!(maker.withdraws().await.status, StatusCode::NO_CONTENT);
    assert_eq!(anna.inbox().await.requests[0].standing, Standing::Over);
    assert_eq!(maker.asks_anew(revision, copies(&[12], &[], false)).await.code(), Code::RequestOver);
}

async fn a_request_that_nobody_takes_is_passed_on(case: &mut Case) {
    let coordinator = set_up(case, "rav", 1).await;
    let maker = maker(case);
    maker.sends(copies(&[11], &[12], true)).await.ok();
    assert!(coordinator.waiting().await.sent_at.is_empty());
    // Another server on the same database does it, if this one does not look in time.
    let other = Store::open(&case.server.database.config).await.unwrap();
    case.server.clock.advance(TimeDelta::hours(1));
    other.apply(PassOn { now: case.server.clock.now() }).await.unwrap();
    let bea = Member { token: None, ..coordinator.clone() }.signed_in(Role::Supporter, 12).await;
    assert_eq!(bea.inbox().await.requests[0].standing, Standing::Waiting);
    case.server.clock.advance(TimeDelta::hours(1));
    other.apply(PassOn { now: case.server.clock.now() }).await.unwrap();
    other.close().await;
    let coordinator = Member { token: None, ..coordinator }.signed_in(Role::Coordinator, 1).await;
    assert_eq!(coordinator.waiting().await.sent_at, [maker.status().await.sent_at]);
}

/// One device backs up and asks for help, at the same moment. Then every value of every column that is of vaults is looked for in
/// every column that is of requests: there is none, so no join of any two tables tells whose request it is.
async fn no_value_leads_from_a_request_to_a_vault(case: &mut Case) {
    let coordinator = set_up(case, "rav", 1).await;
    let anna = coordinator.signed_in(Role::Supporter, 11).await;
    let mut phone = Device::ready(&case.server.url, &mut case.seed).await;
    let maker = Maker { http: phone.http.clone(), ..maker(case) };
    let entries = phone.chain.entries(3);
    phone.uploads_well(&entries).await;
    maker.sends(copies(&[11, 12], &[], true)).await.ok();
    phone.uploads_well(&phone.chain.clone().entries(1)).await;
    anna.reads(&[maker.request()]).await.ok();
    anna.claims(maker.request(), 0, 1).await.ok();
    maker.writes(&message(supporter(11), 0, 2)).await.ok();
    phone.leaves_box([6; 32], BoxUse::Recovery).await.ok();

    let columns = case.server.database.columns().await;
    let of_vaults = ["vaults", "consents", "devices", "device_vaults", "entries", "key_boxes", "locator_vaults"];
    // Small numbers are counts, places and states. They are the same everywhere and tell nobody from another.
    let tells = |value: &&String| {
        !matches!(&***value, "true" | "false") && value.parse::<u64>().map_or(true, |number| number > 1_000)
    };
    let of = |tables: &[&str]| {
        let columns = columns.iter().filter(|(table, ..)| tables.contains(&table.as_str()));
        columns.flat_map(|(.., values)| values.iter().filter(tells)).collect::<BTreeSet<_>>()
    };
    let (vaults, requests) = (of(&of_vaults), of(&["requests", "copies", "messages", "clocks"]));
    assert!(vaults.len() > 10 && requests.len() > 10, "there is something to compare: {columns:?}");
    let shared: Vec<_> = vaults.intersection(&requests).collect();
    assert!(shared.is_empty(), "{shared:?}");
    // What it looks for it would find: each group is held together by values that its tables share.
    assert!(!of(&["copies"]).is_disjoint(&of(&["requests"])) && !of(&["entries"]).is_disjoint(&of(&["vaults"])));
    // Neither does a time: all of them are in steps of five minutes, and the moment is in the middle of one.
    for (table, column, values) in &columns {
        let is_time = ["sent_at", "due_at", "expires_at"].contains(&column.as_str())
            && ["requests", "clocks"].contains(&table.as_str());
        let exact = values.iter().filter_map(|value| value.parse::<i64>().ok()).filter(|time| time % 300 != 0);
        assert!(!is_time || exact.count() == 0, "{table}.{column}: {values:?}");
    }
}

#[tokio::test]
async fn refusals_say_what_to_do() {
    let mut case = Case::start("refusals_say_what_to_do").await;
    let coordinator = set_up(&case, "rav", 1).await;
    let anna = coordinator.signed_in(Role::Supporter, 11).await;
    let (one, other) = (maker(&mut case), maker(&mut case));
    let send = async |body: &NewRequest| Answer::of(one.calls(Method::PUT, "").json(body)).await;
    let new = |copies: Copies| one.new_request(copies);
    let wording = |wording: &str| NewRequest { wording: wording.to_owned(), ..new(copies(&[11], &[], true)) };
    refused!("without_a_wording", send(&wording("")).await);
    refused!("wording_with_own_words", send(&wording("ik slaap slecht")).await);
    refused!("wording_too_long", send(&wording(&"w".repeat(41))).await);
    refused!("nobody_chosen", send(&new(copies(&[], &[11], true))).await);
    refused!("one_supporter_twice", send(&new(copies(&[11], &[11], true))).await);
    refused!("too_many_copies", send(&new(copies(&(1..=101).collect::<Vec<u8>>(), &[], true))).await);
    refused!("nobody_whom_the_directory_names", send(&new(copies(&[99], &[11], true))).await);
    let mut short = new(copies(&[11], &[], true));
    short.copies.copies[0].sealed = SealedBytes(vec![0; limits::CONTACT_SEALED_BYTES - 1]);
    refused!("a_copy_of_another_length", send(&short).await);
    let large = one.calls(Method::PUT, "").header(CONTENT_TYPE, "application/json");
    refused!("request_too_large", Answer::of(large.body(vec![b' '; limits::CONTACT_JSON_BYTES + 1])).await);
    let nobody = Maker { slug: "nobody".to_owned(), ..one.clone() };
    refused!("request_to_no_organisation", nobody.sends(copies(&[11], &[], true)).await);
    let path = |request: &str| format!("/contact/requests/{request}");
    let no_id = coordinator.request(Method::PUT, &path("x")).json(&new(copies(&[11], &[], true)));
    refused!("request_id_that_is_none", Answer::of(no_id).await);
    let hundred: Vec<u8> = (1..=100).collect();
    assert_eq!(send(&new(copies(&hundred, &[], true))).await.status, StatusCode::CREATED, "the largest fits");
    refused!("request_sent_with_other_copies", one.sends(copies(&[11], &[], true)).await);
    refused!("request_not_found", other.looks(None).await);
    let address = format!("{}/api/v1/organisations/rav{}", case.server.url, path(&one.request().to_string()));
    refused!("request_without_a_token", Answer::of(one.http.get(&address)).await);
    refused!(
        "request_with_anothers_token",
        Answer::of(one.http.get(&address).bearer_auth(other.token.to_text())).await
    );
    refused!("message_of_another_length", {
        let message = NewMessage { sealed: SealedBytes(vec![1]), ..message(supporter(11), 0, 1) };
        one.writes(&message).await
    });
    refused!("message_beyond_the_last", one.writes(&message(supporter(11), limits::THREAD_MESSAGES, 1)).await);
    refused!("message_to_nobody", one.writes(&message(supporter(11), 0, 1)).await);
    refused!("claim_beyond_the_last", anna.claims(one.request(), limits::THREAD_MESSAGES, 1).await);
    refused!("too_many_read", anna.reads(&vec![one.request(); limits::INBOX_READ + 1]).await);
    one.withdraws().await.ok();
    refused!("request_over", anna.claims(one.request(), 0, 1).await);
    refused!("inbox_of_nobody", coordinator.looks_into_inbox(None).await);
    case.server.stop().await;
}
