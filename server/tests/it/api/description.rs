//! The API's description: complete, and the same until it is changed on purpose.

use std::collections::BTreeSet;

use naderhand_domain::wire::problem::Code;
use reqwest::Method;
use serde_json::Value;

use super::{Case, isolation::CALLS};
use crate::support::actor::{Answer, Device};

#[tokio::test]
async fn it_describes_every_call() {
    let mut case = Case::start("it_describes_every_call").await;
    let device = Device::new(&case.server.url, &mut case.seed);
    let answer = Answer::of(device.anonymous(Method::GET, "/api/openapi.json")).await;
    assert_eq!(answer.media_type, "application/json");
    let mut description: Value = answer.json();
    description["info"]["version"] = "the program's".into();
    insta::assert_json_snapshot!("openapi", description);

    let mut with_token = BTreeSet::new();
    for (path, methods) in description["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            // Who else may call what is in `callers`.
            if operation["security"][0]["device"].is_array() {
                with_token.insert((method.to_uppercase(), format!("/api{path}")));
            }
            // What is described is there: it answers something else than "nothing here".
            let address =
                format!("/api{path}").replace("{purpose}", "backup").replace("{device}", "x").replace("{slug}", "x");
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
            let answer = Answer::of(device.anonymous(method, &address)).await;
            let is_there =
                answer.status.is_success() || ![Code::NotFound, Code::MethodNotAllowed].contains(&answer.code());
            assert!(is_there, "{address}");
        }
    }
    let calls = CALLS.map(|(method, path)| (method.to_owned(), path.to_owned()));
    assert_eq!(with_token, BTreeSet::from(calls), "the matrix of callers has every call");
    case.server.stop().await;
}
