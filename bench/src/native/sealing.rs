//! Sealing and opening on this machine and in Chromium.

use std::time::Instant;

use anyhow::ensure;

use super::{
    Setup,
    chromium::{self, Page},
    table::{Series, Table},
};
use crate::sealing::Sealing;

/// Prints how many check-ins are sealed and opened in a second.
pub(crate) async fn measure(setup: &Setup) -> anyhow::Result<()> {
    let count = if setup.quick { 2_000 } else { 10_000 };
    let mut native = Sealing::new(count);
    let (plain, sealed) = (native.sample().len(), native.sealed_bytes());
    println!("\n== Sealing: {count} check-ins of {plain} bytes, sealed {sealed} bytes, one thread");

    let mut seal = Series::new("this machine, seal");
    let mut open = Series::new("this machine, open");
    for _ in 0..setup.rounds() {
        seal.values.push(per_second(count, || {
            native.seal();
            Ok(())
        })?);
        open.values.push(per_second(count, || {
            ensure!(native.open()? == count as usize, "not every check-in opened");
            Ok(())
        })?);
    }
    let unit = "check-ins per second; more is better".to_owned();
    print!("{}", Table { title: "native".into(), unit: unit.clone(), rows: vec![seal, open], base: Some(0) });

    let figures = chromium::figures(setup, Page { name: "sealing", count }).await?;
    for (title, operation) in [("Chromium, seal", "seal"), ("Chromium, open", "open")] {
        let rows: Vec<Series> = figures.group(operation)?;
        print!("{}", Table { title: title.into(), unit: unit.clone(), rows, base: Some(1) });
    }
    Ok(())
}

fn per_second(count: u32, work: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<f64> {
    let started = Instant::now();
    work()?;
    Ok(f64::from(count) / started.elapsed().as_secs_f64())
}
