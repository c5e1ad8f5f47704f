//! A hundred supporters take requests at once, beside the one statement that takes a row, over the same number of connections.

use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use axum::{body::Bytes, http::Method};
use naderhand_domain::{
    id::RequestId,
    wire::contact::{Claim, SealedBytes},
};
use tokio::task::JoinSet;

use super::organisation::{self, SLUG, bytes, session};
use crate::native::{
    Setup,
    program::Program,
    server::Connection,
    table::{Series, Table},
};

const SUPPORTERS: usize = 100;

pub(super) async fn measure(setup: &Setup, program: &Program) -> anyhow::Result<()> {
    let each = if setup.quick { 2 } else { 5 };
    organisation::make(program, SUPPORTERS).await?;
    let blob = program.blob_type();
    program.run(&format!("CREATE TABLE plain (id {blob} NOT NULL PRIMARY KEY, holder {blob})")).await?;
    let mut ours = Series::new("Naderhand over HTTP, with the promise");
    let mut plain = Series::new("UPDATE … WHERE holder IS NULL alone");
    let body = serde_json::to_vec(&Claim { number: 0, promise: SealedBytes(vec![1; 2_129]) })?;
    let body = Bytes::from(body);
    for round in 0..=setup.rounds() {
        let id = |number: usize| bytes::<16>(1 + number + usize::try_from(round).unwrap_or_default() * 1_000_000);
        for number in 0..SUPPORTERS * each {
            organisation::ask(program, &id(number), std::iter::once(number % SUPPORTERS)).await?;
            let row = program.blob(&id(number));
            program.run(&format!("INSERT INTO plain (id) VALUES ({row})")).await?;
        }
        let mut fleet = Vec::new();
        for supporter in 0..SUPPORTERS {
            let mut connection = Connection::open(&program.address).await?;
            connection.authorize(&session(supporter).to_text())?;
            let paths: Vec<String> = (0..each)
                .map(|turn| RequestId::from_bytes(id(turn * SUPPORTERS + supporter)))
                .map(|request| format!("/api/v1/organisations/{SLUG}/contact/requests/{request}/claim"))
                .collect();
            fleet.push((connection, paths, body.clone()));
        }
        let started = Instant::now();
        let mut running: JoinSet<_> =
            fleet.into_iter().map(|(connection, paths, body)| take(connection, paths, body)).collect();
        while let Some(ended) = running.join_next().await {
            ended.context("a supporter panicked")??;
        }
        ours.add(round, rate(SUPPORTERS * each, started.elapsed()));

        let rows: Vec<String> = (0..SUPPORTERS * each).map(|number| program.blob(&id(number))).collect();
        let statement = |row: &String| format!("UPDATE plain SET holder = {row} WHERE id = {row} AND holder IS NULL");
        let started = Instant::now();
        let taken = program.run_at_once(rows.iter().map(statement).collect()).await?;
        ensure!(taken == rows.len() as u64, "{taken} rows were taken");
        plain.add(round, rate(rows.len(), started.elapsed()));
    }
    let title = format!("{}: claims by {SUPPORTERS} supporters at once", program.name);
    print!("{}", Table { title, unit: "per second; more is better".into(), rows: vec![ours, plain], base: Some(1) });
    Ok(())
}

async fn take(mut connection: Connection, paths: Vec<String>, body: Bytes) -> anyhow::Result<()> {
    for path in paths {
        connection.send(Method::POST, &path, "application/json", body.clone()).await?;
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2⁵³")]
pub(super) fn rate(count: usize, elapsed: Duration) -> f64 {
    count as f64 / elapsed.as_secs_f64()
}
