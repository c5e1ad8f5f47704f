//! The bells against a server in the same process that does as docs/adr/0017-reminders.md says. The real one is in the journeys.

#![allow(clippy::unwrap_used, reason = "tests")]

mod alerts;
mod bells;
mod kept;
mod server;
