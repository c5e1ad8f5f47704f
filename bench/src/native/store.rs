//! The store on the device, in Chromium, beside plain IndexedDB from JavaScript.

use super::{
    Setup,
    chromium::{self, Page},
    table::Table,
};

/// What the page measures: its name there, what it is, and of which unit the figures are.
const OPERATIONS: [(&str, &str, &str); 5] = [
    ("save", "new records, one by one", "milliseconds for each"),
    ("edit", "edits of one record", "milliseconds for each"),
    ("bulk", "all in one transaction", "milliseconds"),
    ("load", "load all", "milliseconds"),
    ("open", "open → last 30", "milliseconds"),
];

/// The row that the ratios are relative to: plain IndexedDB with WebCrypto's AES-GCM.
const BASE: usize = 2;

/// Prints how long it takes to keep and to read.
pub(crate) async fn measure(setup: &Setup) -> anyhow::Result<()> {
    let count = if setup.quick { 2_000 } else { 10_000 };
    println!("\n== Store in Chromium: {count} records; durability is strict throughout");
    let figures = chromium::figures(setup, Page { name: "store", count }).await?;
    for (operation, title, unit) in OPERATIONS {
        let unit = format!("{unit}; less is better");
        print!("{}", Table { title: title.into(), unit, rows: figures.group(operation)?, base: Some(BASE) });
    }
    Ok(())
}
