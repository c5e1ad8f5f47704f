//! The server that is shipped, as a process of its own, on SQLite and on PostgreSQL, over HTTP on this machine.
//!
//! Both run at the same time and are measured in turns; the one that waits does nothing. The devices run in this process,
//! on the same cores.

mod device;
mod http;
mod one_new;
mod singles;
mod transfer;

pub(super) use self::http::{Connection, OfDevices};

use super::{
    Setup,
    program::{Program, Site},
    table::{Series, Table},
};

/// Bytes of a sealed record: what a check-in with a few own words takes.
const SEALED: usize = 512;

const MEBIBYTE: f64 = 1024.0 * 1024.0;

/// Prints how fast uploads and pulls are, and what they cost in bytes and memory.
pub(crate) async fn measure(setup: &Setup) -> anyhow::Result<()> {
    println!("\n== Server: records of {SEALED} sealed bytes, durable before each answer; devices on the same machine");
    let mut programs = vec![Program::on_sqlite(setup, Site::Blank, &[]).await?];
    match &setup.postgres {
        Some(admin) => programs.push(Program::on_postgres(setup, Site::Blank, &[], admin).await?),
        None => println!("PostgreSQL does not answer: SQLite alone"),
    }
    let measured = everything(setup, &programs).await;
    for program in programs {
        program.stop().await?;
    }
    measured
}

async fn everything(setup: &Setup, programs: &[Program]) -> anyhow::Result<()> {
    let idle: Vec<_> = programs.iter().map(Program::resident).collect();
    singles::measure(setup, programs).await?;
    transfer::measure(setup, programs).await?;
    one_new::measure(setup, programs).await?;
    for (program, idle) in programs.iter().zip(idle) {
        let row = |name: &str, bytes: f64| Series { name: name.into(), values: vec![bytes / MEBIBYTE] };
        let rows = vec![row("just started", idle), row("now", program.resident()), row("most", program.peak())];
        let title = format!("{}: memory of the server", program.name);
        print!("{}", Table { title, unit: "MiB; less is better".into(), rows, base: Some(0) });
    }
    Ok(())
}
