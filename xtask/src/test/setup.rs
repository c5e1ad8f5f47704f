//! Getting what the tests need and a fresh machine lacks. What is there is left alone.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, ensure};

use super::Step;
use crate::{process, report};

/// The browser, unless the variable `NADERHAND_CHROMIUM` names another.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Its driver, unless `CHROMEDRIVER` names another.
const CHROMEDRIVER: &str = "/usr/bin/chromedriver";

/// Sets up what these steps need.
pub(super) fn prepare(steps: &[&Step]) -> anyhow::Result<()> {
    let any = |names: &[&str]| steps.iter().any(|step| names.contains(&step.name));
    if any(&["lint", "browser", "build"]) {
        wasm_target()?;
    }
    if any(&["build", "e2e"]) {
        node()?;
    }
    if any(&["browser", "e2e"]) {
        browser()?;
    }
    Ok(())
}

/// Where Chromium is.
pub(crate) fn chromium() -> PathBuf {
    env::var_os("NADERHAND_CHROMIUM").map_or_else(|| CHROMIUM.into(), PathBuf::from)
}

/// Where its driver is.
pub(super) fn chromedriver() -> PathBuf {
    env::var_os("CHROMEDRIVER").map_or_else(|| CHROMEDRIVER.into(), PathBuf::from)
}

fn wasm_target() -> anyhow::Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    // A toolchain that does not come from rustup has its targets or has not; the build will tell.
    let Ok(installed) = Command::new("rustup").args(["target", "list", "--installed"]).output() else {
        return Ok(());
    };
    if String::from_utf8_lossy(&installed.stdout).lines().any(|line| line == TARGET) {
        return Ok(());
    }
    report::step("Rust for WebAssembly", || process::run(Command::new("rustup").args(["target", "add", TARGET])))
}

fn node() -> anyhow::Result<()> {
    let version = Command::new("node").arg("--version").output().context("Node 20 or newer is needed")?;
    let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    ensure!(major.is_some_and(|major: u32| major >= 20), "Node 20 or newer is needed; this is {version}");
    Ok(())
}

/// Chromium and its driver, from Debian when they are missing.
pub(crate) fn browser() -> anyhow::Result<()> {
    if chromium().exists() && chromedriver().exists() {
        return Ok(());
    }
    ensure!(
        Path::new("/usr/bin/apt-get").exists(),
        "Chromium and chromedriver are needed: install them, and name them in NADERHAND_CHROMIUM and CHROMEDRIVER"
    );
    report::step("Chromium, from the distribution", || {
        apt_get(&["update"])?;
        apt_get(&["install", "--yes", "--no-install-recommends", "chromium", "chromium-driver"])
    })?;
    ensure!(
        chromium().exists() && chromedriver().exists(),
        "no {} or {} after the installation; name yours in NADERHAND_CHROMIUM and CHROMEDRIVER",
        chromium().display(),
        chromedriver().display()
    );
    Ok(())
}

fn apt_get(arguments: &[&str]) -> anyhow::Result<()> {
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
    let mut command = if root {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.arg("apt-get");
        sudo
    };
    process::run(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}
