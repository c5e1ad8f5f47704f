//! `cargo xtask screens`: a picture of every screen, to look at before anybody else does.

use std::path::PathBuf;

use crate::{
    build::{self, Profile, npm},
    process, report,
    test::{browser, playwright},
    workspace::Workspace,
};

/// The options of `screens`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// Where the pictures go, relative to the caller's folder.
    pub(crate) out: PathBuf,
    /// Optimised, or quick to build.
    pub(crate) profile: Profile,
}

/// Builds, and writes the pictures.
pub(crate) fn screens(workspace: &Workspace, options: &Options) -> anyhow::Result<()> {
    let out = std::path::absolute(&options.out)?;
    let product = build::build(workspace, options.profile)?;
    browser()?;
    npm::install(workspace, "e2e")?;
    report::step("Pictures of every screen", || {
        let mut command = playwright(workspace, &product);
        process::run(command.args(["test", "--project=screens"]).env("NADERHAND_SCREENS", &out))
    })?;
    println!("{}", out.display());
    Ok(())
}
