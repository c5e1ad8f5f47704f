//! The device's side, with the real server and with a hostile one.
#![allow(clippy::unwrap_used, reason = "tests")]

mod coordinators;
mod frozen;
mod hostile;
mod journey;
mod lost_answers;
mod misled;
mod scene;
mod support;
