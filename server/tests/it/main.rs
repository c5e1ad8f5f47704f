//! Tests of the server as a whole, in one binary: the store's contract on both databases, the API by real requests, its command, and
//! what survives when the process is killed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod api;
mod command;
mod killed;
mod killed_contact;
mod killed_reminders;
mod store_contract;
mod support;
