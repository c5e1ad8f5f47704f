//! Requests to a running server, and what they answer.

mod bad_bodies;
mod callers;
mod contact;
mod description;
mod full_disk;
mod isolation;
mod journey;
mod logs;
mod organisation;
mod pages;
mod publishing;
mod rate;
mod refused;
mod reminders;

use serde_json::{Value, json};

use crate::support::{
    actor::Answer,
    database::{Engine, TestDatabase},
    running::Running,
    seed::Seed,
};

/// A server and a source of everything that devices draw.
pub(crate) struct Case {
    pub(crate) server: Running,
    pub(crate) seed: Seed,
}

impl Case {
    /// A server on SQLite: what is tested here does not depend on the database.
    pub(super) async fn start(name: &str) -> Self {
        Self { server: Running::start(TestDatabase::sqlite(None), |_| ()).await, seed: Seed::of(name) }
    }
}

/// Runs a test on this database.
pub(super) async fn on(engine: Engine, name: &str, test: impl AsyncFnOnce(&mut Case)) {
    let Some(database) = TestDatabase::make(engine, name).await else { return };
    let mut case = Case { server: Running::start(database, |_| ()).await, seed: Seed::of(name) };
    test(&mut case).await;
    case.server.stop().await;
}

/// An answer as a snapshot keeps it.
pub(super) fn shown(answer: &Answer) -> Value {
    json!({
        "status": answer.status.as_u16(),
        "media_type": answer.media_type,
        "body": serde_json::from_slice::<Value>(&answer.body).unwrap_or(Value::Null),
    })
}
