//! What is measured from outside, in the browser that the tests use: scripts in `bench/`, run by Node.

use std::{fs, process::Command};

use crate::{
    build::{self, Profile, npm},
    process,
    test::setup,
    workspace::Workspace,
};

/// A script, and the folders whose packages it needs.
#[derive(Debug, Clone, Copy)]
struct Script {
    path: &'static str,
    packages: &'static [&'static str],
}

const FIRST_SCREEN: Script = Script { path: "bench/first_screen/main.mjs", packages: &["app", "e2e", "bench/twin"] };

const LIGHTHOUSE: Script = Script { path: "bench/first_screen/lighthouse.mjs", packages: &[] };

/// The first screen on a slow phone, beside its own HTML without scripts and beside a twin.
pub(super) fn first_screen(workspace: &Workspace, quick: bool) -> anyhow::Result<()> {
    run(workspace, FIRST_SCREEN, quick.then_some("--quick"))
}

/// What Lighthouse says of the page for at home.
pub(super) fn lighthouse(workspace: &Workspace) -> anyhow::Result<()> {
    run(workspace, LIGHTHOUSE, None)
}

fn run(workspace: &Workspace, script: Script, flag: Option<&str>) -> anyhow::Result<()> {
    let product = build::build(workspace, Profile::Release)?;
    setup::browser()?;
    for folder in script.packages {
        npm::install(workspace, folder)?;
    }
    let scratch = workspace.scratch("bench-phone");
    fs::create_dir_all(&scratch)?;
    let mut command = Command::new("node");
    command.arg(workspace.path(script.path)).args(flag).arg("--scratch").arg(scratch);
    command.arg("--server").arg(product.server()).arg("--site").arg(product.site());
    process::run(command.arg("--chromium").arg(setup::chromium()))
}
