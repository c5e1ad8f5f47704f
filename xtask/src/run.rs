//! `cargo xtask run`: builds everything and becomes the server.

use std::{path::PathBuf, process::Command};

use crate::{
    build::{self, Profile},
    workspace::Workspace,
};

/// The options of `run`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// Where to listen.
    pub(crate) address: String,
    /// Where the server keeps its database, relative to the caller's folder.
    pub(crate) data: PathBuf,
    /// Optimised, or quick to build.
    pub(crate) profile: Profile,
}

/// Builds, then serves until stopped.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> anyhow::Result<()> {
    let product = build::build(workspace, options.profile)?;
    eprintln!("==> http://{}/app (data in {})", options.address, options.data.display());
    let mut server = Command::new(product.server());
    server
        .env("NADERHAND_ADDR", &options.address)
        .env("NADERHAND_DATA", &options.data)
        .env("NADERHAND_SITE", product.site());
    become_process(server)
}

/// Replaces this process, so that a signal sent to it reaches the server.
#[cfg(unix)]
fn become_process(mut command: Command) -> anyhow::Result<()> {
    use std::os::unix::process::CommandExt as _;
    let error = command.exec();
    Err(anyhow::Error::new(error).context(format!("cannot start {}", command.get_program().display())))
}

/// Runs the server below this process.
#[cfg(not(unix))]
fn become_process(mut command: Command) -> anyhow::Result<()> {
    crate::process::run(&mut command)
}
