//! A thousand inboxes that are open ask whether anything is new, and nothing is.

use std::time::Instant;

use anyhow::{Context as _, ensure};
use axum::http::StatusCode;
use tokio::task::JoinSet;

use super::{
    claims::rate,
    organisation::{self, SLUG, bytes, session},
};
use crate::native::{
    Setup,
    program::Program,
    server::Connection,
    table::{Series, Table},
};

/// Inboxes that are open at the same time. Each asks every 20 seconds: 50 polls a second.
const INBOXES: usize = 1_000;

/// Requests that are open, each in four inboxes.
const REQUESTS: usize = 500;

/// Connections that the inboxes share here; behind a proxy they share some, too.
const CONNECTIONS: usize = 50;

pub(super) async fn measure(setup: &Setup, program: &Program) -> anyhow::Result<()> {
    organisation::make(program, INBOXES).await?;
    for number in 0..REQUESTS {
        let whose = (0..4).map(|turn| (number * 4 + turn) % INBOXES);
        organisation::ask(program, &bytes(900_000_000 + number), whose).await?;
    }
    let mut fleet = Vec::new();
    let mut body = 0;
    for first in 0..CONNECTIONS {
        let mut connection = Connection::open(&program.address).await?;
        let mut known = Vec::new();
        for supporter in (first..INBOXES).step_by(CONNECTIONS) {
            connection.authorize(&session(supporter).to_text())?;
            let (status, tag, bytes) = connection.look(&path(), None).await?;
            ensure!(status == StatusCode::OK, "the inbox of {supporter}: {status}");
            body = body.max(bytes);
            known.push((supporter, tag.context("an inbox without a tag")?));
        }
        fleet.push((connection, known));
    }
    let (mut rates, mut processor) = (Series::new("polls per second"), Series::new("its processor per poll, µs"));
    let mut unchanged = 0;
    for round in 0..=setup.rounds() {
        let (started, before) = (Instant::now(), program.processor_micros());
        let mut running: JoinSet<_> = fleet.drain(..).map(|(connection, known)| poll(connection, known)).collect();
        while let Some(ended) = running.join_next().await {
            let (connection, known, bytes) = ended.context("an inbox panicked")??;
            unchanged = unchanged.max(bytes);
            fleet.push((connection, known));
        }
        rates.add(round, rate(INBOXES, started.elapsed()));
        #[expect(clippy::cast_precision_loss, reason = "a small number")]
        processor.add(round, (program.processor_micros() - before) / INBOXES as f64);
    }
    let title = format!("{}: {INBOXES} open inboxes, nothing new", program.name);
    print!("{}", Table { title, unit: "50 per second are needed".into(), rows: vec![rates, processor], base: None });
    println!("(body of an answer with nothing new: {unchanged} bytes; of a first one: {body} bytes)");
    Ok(())
}

fn path() -> String {
    format!("/api/v1/organisations/{SLUG}/contact/inbox")
}

type Known = Vec<(usize, String)>;

async fn poll(mut connection: Connection, known: Known) -> anyhow::Result<(Connection, Known, usize)> {
    let mut most = 0;
    for (supporter, tag) in &known {
        connection.authorize(&session(*supporter).to_text())?;
        let (status, _, bytes) = connection.look(&path(), Some(tag)).await?;
        ensure!(status == StatusCode::NOT_MODIFIED, "the inbox of {supporter}: {status}");
        most = most.max(bytes);
    }
    Ok((connection, known, most))
}
