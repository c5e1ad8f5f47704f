//! One new record in a vault that holds many: the everyday synchronisation.

use std::time::{Duration, Instant};

use anyhow::ensure;
use naderhand_domain::wire::limits;

use super::{SEALED, device::Device};
use crate::native::{
    Setup,
    program::Program,
    table::{Series, Table},
};

/// New records in each round.
const NEW: u32 = 50;

/// Measures for vaults of several sizes.
pub(super) async fn measure(setup: &Setup, programs: &[Program]) -> anyhow::Result<()> {
    let sizes: &[usize] = if setup.quick { &[1_000, 10_000] } else { &[1_000, 10_000, 100_000] };
    for program in programs {
        let series = || sizes.iter().map(|size| Series::new(format!("among {size}"))).collect::<Vec<_>>();
        let (mut up, mut down) = (series(), series());
        let mut vaults = Vec::new();
        for &size in sizes {
            let mut first = Device::register(&program.address).await?;
            let mut second = first.second().await?;
            for body in first.uploads(size, SEALED, limits::UPLOAD_ENTRIES)? {
                first.upload(body).await?;
            }
            second.pull().await?;
            vaults.push((first, second));
        }
        for round in 0..=setup.rounds() {
            for (index, (first, second)) in vaults.iter_mut().enumerate() {
                let (mut uploading, mut pulling) = (Duration::ZERO, Duration::ZERO);
                for body in first.uploads(NEW as usize, SEALED, 1)? {
                    let started = Instant::now();
                    first.upload(body).await?;
                    uploading += started.elapsed();
                    let started = Instant::now();
                    let brought = second.pull().await?;
                    pulling += started.elapsed();
                    ensure!(brought.entries == 1, "{} entries came instead of one", brought.entries);
                }
                up[index].add(round, uploading.as_secs_f64() * 1_000.0 / f64::from(NEW));
                down[index].add(round, pulling.as_secs_f64() * 1_000.0 / f64::from(NEW));
            }
        }
        let unit = "milliseconds; less is better";
        let table = |what: &str, rows| Table {
            title: format!("{}: one new record, {what}", program.name),
            unit: unit.into(),
            rows,
            base: Some(0),
        };
        print!("{}", table("up", up));
        print!("{}", table("down", down));
    }
    Ok(())
}
