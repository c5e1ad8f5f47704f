//! Much at once: a device that uploads its whole history, and a second one that fetches it. And what that takes in bytes.

use std::time::Instant;

use anyhow::ensure;
use naderhand_domain::wire::limits;

use super::{SEALED, device::Device};
use crate::native::{
    Setup,
    program::Program,
    table::{Series, Table},
};

/// Records of the history.
const RECORDS: usize = 10_000;

/// Measures both ways, and the bytes on the wire and on the disk.
#[expect(clippy::cast_precision_loss, reason = "sizes far below 2⁵³")]
pub(super) async fn measure(setup: &Setup, programs: &[Program]) -> anyhow::Result<()> {
    let series = || programs.iter().map(|program| Series::new(program.name)).collect::<Vec<_>>();
    let (mut up, mut down, mut sent, mut received, mut growth) = (series(), series(), series(), series(), series());
    let sealed = (RECORDS * SEALED) as f64;
    let mut before = Vec::new();
    for program in programs {
        before.push(program.disk().await?);
    }
    for round in 0..=setup.rounds() {
        for (index, program) in programs.iter().enumerate() {
            let mut first = Device::register(&program.address).await?;
            let mut second = first.second().await?;
            let bodies = first.uploads(RECORDS, SEALED, limits::UPLOAD_ENTRIES)?;
            let body_bytes: usize = bodies.iter().map(axum::body::Bytes::len).sum();

            let started = Instant::now();
            for body in bodies {
                first.upload(body).await?;
            }
            up[index].add(round, started.elapsed().as_secs_f64() * 1_000.0);

            let started = Instant::now();
            let brought = second.pull().await?;
            down[index].add(round, started.elapsed().as_secs_f64() * 1_000.0);
            ensure!(brought.entries == RECORDS, "{} entries came instead of {RECORDS}", brought.entries);
            sent[index].add(round, body_bytes as f64 / sealed);
            received[index].add(round, brought.bytes as f64 / sealed);
        }
    }
    // Over all rounds at once: databases take room in pieces that are larger than what one round brings.
    for ((growth, program), before) in growth.iter_mut().zip(programs).zip(before) {
        let grown = program.disk().await? - before;
        growth.values.push(grown / sealed / f64::from(setup.rounds() + 1));
    }
    let table = |title: &str, unit: &str, rows| Table { title: title.into(), unit: unit.into(), rows, base: Some(0) };
    let unit = "milliseconds; less is better";
    print!("{}", table("10 000 records up", unit, up));
    print!("{}", table("10 000 records down, second device", unit, down));
    let unit = "bytes for each sealed byte; less is better";
    print!("{}", table("bodies, up", unit, sent));
    print!("{}", table("bodies, down", unit, received));
    print!("{}", table("growth of the database, over all rounds", unit, growth));
    Ok(())
}
