//! Uploads of one new record each: what a tap is, once its consent is given.

use std::{
    io::{Seek as _, Write as _},
    time::{Duration, Instant},
};

use anyhow::Context as _;
use axum::{body::Bytes, http::Method};
use tokio::task::JoinSet;

use super::{SEALED, device::Device, http::Connection};
use crate::native::{
    Setup,
    program::Program,
    table::{Series, Table},
};

/// Devices that upload at the same time, each with a vault of its own.
const MANY: usize = 64;

/// Measures with one device and with many.
pub(super) async fn measure(setup: &Setup, programs: &[Program]) -> anyhow::Result<()> {
    one(setup, programs).await?;
    many(setup, programs).await
}

async fn one(setup: &Setup, programs: &[Program]) -> anyhow::Result<()> {
    let count = if setup.quick { 200 } else { 1_000 };
    let mut rates: Vec<_> = programs.iter().map(|program| Series::new(program.name)).collect();
    let mut health = Series::new("GET /health, which stores nothing");
    let mut disk = Series::new("write + fdatasync, without a server");
    let mut devices = Vec::new();
    for program in programs {
        devices.push(Device::register(&program.address).await?);
    }
    for round in 0..=setup.rounds() {
        for (device, rates) in devices.iter_mut().zip(&mut rates) {
            let bodies = device.uploads(count, SEALED, 1)?;
            let started = Instant::now();
            for body in bodies {
                device.upload(body).await?;
            }
            rates.add(round, per_second(count, started.elapsed()));
        }
        health.add(round, answers(&programs[0], count).await?);
        disk.add(round, syncs(setup, count)?);
    }
    let rows = rates.into_iter().chain([health, disk]).collect();
    let title = "single uploads, 1 device".into();
    print!("{}", Table { title, unit: "per second; more is better".into(), rows, base: Some(0) });
    Ok(())
}

async fn many(setup: &Setup, programs: &[Program]) -> anyhow::Result<()> {
    let each = if setup.quick { 40 } else { 200 };
    let series = || programs.iter().map(|program| Series::new(program.name)).collect::<Vec<_>>();
    let (mut rates, mut middle, mut slowest) = (series(), series(), series());
    let mut fleets = Vec::new();
    for program in programs {
        let mut fleet = Vec::new();
        for _ in 0..MANY {
            fleet.push(Device::register(&program.address).await?);
        }
        fleets.push(fleet);
    }
    for round in 0..=setup.rounds() {
        for (index, fleet) in fleets.iter_mut().enumerate() {
            let (elapsed, mut waits) = upload_at_once(fleet, each).await?;
            rates[index].add(round, per_second(MANY * each, elapsed));
            waits.sort_unstable();
            middle[index].add(round, millis(waits[waits.len() / 2]));
            slowest[index].add(round, millis(waits[waits.len() * 99 / 100]));
        }
    }
    let table = |title: &str, unit: &str, rows| Table { title: title.into(), unit: unit.into(), rows, base: Some(0) };
    print!("{}", table("single uploads, 64 devices", "per second; more is better", rates));
    let unit = "milliseconds; less is better";
    print!("{}", table("… until the answer, median", unit, middle));
    print!("{}", table("… until the answer, 99 of 100", unit, slowest));
    Ok(())
}

/// Each device sends one upload after the other, all devices at once. Tells how long it took, and each upload.
async fn upload_at_once(fleet: &mut Vec<Device>, each: usize) -> anyhow::Result<(Duration, Vec<Duration>)> {
    let mut ready = Vec::new();
    for mut device in fleet.drain(..) {
        let bodies = device.uploads(each, SEALED, 1)?;
        ready.push((device, bodies));
    }
    let started = Instant::now();
    let mut running: JoinSet<_> = ready.into_iter().map(|(device, bodies)| send(device, bodies)).collect();
    let mut waits = Vec::new();
    let mut elapsed = Duration::ZERO;
    while let Some(ended) = running.join_next().await {
        let (device, took) = ended.context("a device panicked")??;
        elapsed = started.elapsed();
        waits.extend(took);
        fleet.push(device);
    }
    Ok((elapsed, waits))
}

async fn send(mut device: Device, bodies: Vec<Bytes>) -> anyhow::Result<(Device, Vec<Duration>)> {
    let mut waits = Vec::with_capacity(bodies.len());
    for body in bodies {
        let started = Instant::now();
        device.upload(body).await?;
        waits.push(started.elapsed());
    }
    Ok((device, waits))
}

/// How many requests that do nothing are answered in a second: what the protocol and the client cost.
async fn answers(program: &Program, count: usize) -> anyhow::Result<f64> {
    let mut http = Connection::open(&program.address).await?;
    let started = Instant::now();
    for _ in 0..count {
        http.send(Method::GET, "/health", "text/plain", Bytes::new()).await?;
    }
    Ok(per_second(count, started.elapsed()))
}

/// How many writes of one page the disk makes durable in a second, one after the other, over bytes that are there already:
/// as in a database's log that is used again.
fn syncs(setup: &Setup, count: usize) -> anyhow::Result<f64> {
    let mut file = tempfile::tempfile_in(&setup.scratch)?;
    let page = [0x5a; 4_096];
    for _ in 0..count {
        file.write_all(&page)?;
    }
    file.sync_all()?;
    file.rewind()?;
    let started = Instant::now();
    for _ in 0..count {
        file.write_all(&page)?;
        file.sync_data()?;
    }
    Ok(per_second(count, started.elapsed()))
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2⁵³")]
fn per_second(count: usize, elapsed: Duration) -> f64 {
    count as f64 / elapsed.as_secs_f64()
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
