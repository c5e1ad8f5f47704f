//! Tests that cargo runs.

use super::{
    Context,
    postgres::{Postgres, VARIABLE},
    setup,
    tally::{self, Tally},
};
use crate::process;

/// Everything that runs on this machine; the server's contract suite on both databases.
pub(super) fn native(context: &Context<'_>) -> anyhow::Result<Tally> {
    let mut command = process::cargo(context.workspace);
    command.args(["test", "--workspace", "--no-fail-fast"]).args(context.rest);
    match &context.postgres {
        Postgres::Available { url } => command.env(VARIABLE, url),
        Postgres::Missing { .. } => command.env_remove(VARIABLE),
    };
    tally::run(&mut command, tally::libtest)
}

/// The store's contract suite on the browser's own IndexedDB.
pub(super) fn browser(context: &Context<'_>) -> anyhow::Result<Tally> {
    let workspace = context.workspace;
    process::run(process::cargo(workspace).args(["build", "--package", "browser-runner"]))?;
    let runner = workspace.target.join("debug/browser-runner");
    let mut command = process::cargo(workspace);
    command
        .args(["test", "--package", "naderhand-vault", "--target", "wasm32-unknown-unknown", "--no-fail-fast"])
        .args(context.rest)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", setup::chromedriver())
        // Seconds. Chromium's first start on a busy machine takes longer than the runner's own limit.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    tally::run(&mut command, tally::libtest)
}
