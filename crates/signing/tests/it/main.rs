//! What is believed, and everything that is not.
#![allow(clippy::unwrap_used, reason = "tests")]

mod bodies;
mod chain;
mod frozen;
mod proof;
mod statements;
mod world;
