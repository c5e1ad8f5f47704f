//! What the app weighs, and whether that is within the recorded budget.

use std::{fs, path::Path};

use anyhow::ensure;
use serde::Deserialize;

use super::{
    compress::{Encoding, copy_of},
    site::Files,
};
use crate::workspace::Workspace;

/// `xtask/budgets.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Budgets {
    first_screen: FirstScreen,
    /// Pages that are one file, by address.
    pub(super) one_flight: OneFlight,
}

impl Budgets {
    pub(super) fn read(workspace: &Workspace) -> anyhow::Result<Self> {
        Ok(toml::from_str(&fs::read_to_string(workspace.path("xtask/budgets.toml"))?)?)
    }
}

/// What a page with all that it needs may weigh, so that it arrives with the first flight of packets.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OneFlight {
    /// Compressed bytes, of the larger of gzip and brotli.
    pub(super) bytes: u64,
    /// The pages.
    pub(super) pages: Vec<String>,
}

/// Brotli bytes of script, app and style sheet together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstScreen {
    brotli_bytes: u64,
}

/// Prints the size of every file and fails when the first screen is over its budget.
pub(super) fn report(workspace: &Workspace, files: &Files, site: &Path) -> anyhow::Result<()> {
    let budgets = Budgets::read(workspace)?;
    let rows = rows(files, site);
    println!("\n{:<44} {:>10} {:>10} {:>10}", "file", "raw", "gzip", "brotli");
    for row in &rows {
        println!("{:<44} {:>10} {:>10} {:>10}", row.path, row.raw, row.gzip, row.brotli);
    }
    let first: u64 = rows.iter().filter(|row| files.first_screen.contains(&row.path)).map(|row| row.brotli).sum();
    let budget = budgets.first_screen.brotli_bytes;
    println!("\nfirst screen (script, app, style sheet): {first} of {budget} bytes brotli\n");
    ensure!(first <= budget, "the first screen is {} bytes over the budget in xtask/budgets.toml", first - budget);
    Ok(())
}

struct Row {
    path: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

fn rows(files: &Files, site: &Path) -> Vec<Row> {
    let row = |(path, bytes): (&String, &Vec<u8>)| {
        let raw = bytes.len() as u64;
        // Without a copy the file itself goes over the wire.
        let compressed = |encoding| fs::metadata(copy_of(&site.join(path), encoding)).map_or(raw, |copy| copy.len());
        Row { path: path.clone(), raw, gzip: compressed(Encoding::Gzip), brotli: compressed(Encoding::Brotli) }
    };
    files.by_path.iter().map(row).collect()
}
