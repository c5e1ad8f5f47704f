//! Steps that pass or fail as a whole.

use super::{Context, tally::Tally};
use crate::{
    build::{self, Profile},
    process, tidy,
};

const WASM: &str = "wasm32-unknown-unknown";

/// `cargo fmt --check`.
pub(super) fn format(context: &Context<'_>) -> anyhow::Result<Tally> {
    process::run(process::cargo(context.workspace).args(["fmt", "--all", "--check"]))?;
    Ok(Tally::one_passed())
}

/// `cargo xtask tidy`.
pub(super) fn tidy(context: &Context<'_>) -> anyhow::Result<Tally> {
    tidy::tidy(context.workspace)?;
    Ok(Tally::one_passed())
}

/// Clippy over all that runs on this machine, and over what runs in the browser.
pub(super) fn lint(context: &Context<'_>) -> anyhow::Result<Tally> {
    let mut tally = Tally::default();
    let native: &[&str] = &["--workspace", "--all-targets"];
    let app: &[&str] = &["--package", "naderhand-app", "--features", "csr", "--target", WASM];
    let vault: &[&str] = &["--package", "naderhand-vault", "--target", WASM, "--all-targets"];
    let bench: &[&str] = &["--package", "naderhand-bench", "--target", WASM];
    for selection in [native, app, vault, bench] {
        let mut clippy = process::cargo(context.workspace);
        clippy.arg("clippy").args(selection).args(["--quiet", "--", "--deny", "warnings"]);
        process::run(&mut clippy)?;
        tally += Tally::one_passed();
    }
    Ok(tally)
}

/// `cargo doc` without warnings.
pub(super) fn docs(context: &Context<'_>) -> anyhow::Result<Tally> {
    let mut doc = process::cargo(context.workspace);
    doc.args(["doc", "--workspace", "--no-deps", "--document-private-items", "--quiet"]);
    process::run(doc.env("RUSTDOCFLAGS", "--deny warnings"))?;
    Ok(Tally::one_passed())
}

/// `cargo xtask build`.
pub(super) fn build(context: &Context<'_>) -> anyhow::Result<Tally> {
    build::build(context.workspace, Profile::Release)?;
    Ok(Tally::one_passed())
}
