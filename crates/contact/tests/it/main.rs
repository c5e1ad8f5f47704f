//! The device's side of contact, with the real server and with a hostile one.
#![allow(clippy::unwrap_used, reason = "tests")]

mod directory;
mod frozen;
mod hostile;
mod inbox;
mod journey;
mod lost_answers;
mod scene;
#[allow(dead_code, reason = "shared with the tests of an organisation")]
#[path = "../../../organisation/tests/it/support.rs"]
mod support;
mod two_organisations;
