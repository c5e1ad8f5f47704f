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

/// Firefox with extended support, unless `NADERHAND_FIREFOX` names another.
const FIREFOX: &str = "/usr/bin/firefox-esr";

/// The driver of `WebKitGTK`, unless `NADERHAND_WEBKIT_DRIVER` names another.
const WEBKIT_DRIVER: &str = "/usr/bin/WebKitWebDriver";

/// The display for a browser that has to show itself somewhere, unless `NADERHAND_XVFB` names another.
const DISPLAY: &str = "/usr/bin/Xvfb";

/// Sets up what these steps need.
pub(super) fn prepare(steps: &[&Step]) -> anyhow::Result<()> {
    let any = |names: &[&str]| steps.iter().any(|step| names.contains(&step.name));
    if any(&["lint", "browser", "build"]) {
        wasm_target()?;
    }
    if any(&["build", "e2e", "engines"]) {
        node()?;
    }
    if any(&["browser", "e2e"]) {
        browser()?;
    }
    if any(&["engines"]) {
        engines()?;
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

/// Where Firefox is.
pub(super) fn firefox() -> PathBuf {
    env::var_os("NADERHAND_FIREFOX").map_or_else(|| FIREFOX.into(), PathBuf::from)
}

/// Where the driver of `WebKitGTK` is.
pub(super) fn webkit_driver() -> PathBuf {
    env::var_os("NADERHAND_WEBKIT_DRIVER").map_or_else(|| WEBKIT_DRIVER.into(), PathBuf::from)
}

/// Where the display is.
pub(super) fn display() -> PathBuf {
    env::var_os("NADERHAND_XVFB").map_or_else(|| DISPLAY.into(), PathBuf::from)
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
    let programs = [(chromium(), "NADERHAND_CHROMIUM"), (chromedriver(), "CHROMEDRIVER")];
    from_debian("Chromium", &["chromium", "chromium-driver"], &programs)
}

/// Firefox, and `WebKitGTK` with its driver and a display, from Debian when they are missing.
fn engines() -> anyhow::Result<()> {
    let programs =
        [(firefox(), "NADERHAND_FIREFOX"), (webkit_driver(), "NADERHAND_WEBKIT_DRIVER"), (display(), "NADERHAND_XVFB")];
    from_debian("Firefox and WebKitGTK", &["firefox-esr", "webkit2gtk-driver", "xvfb"], &programs)
}

/// Installs packages when a program of theirs is missing. Beside each program stands the variable that names another.
fn from_debian(what: &str, packages: &[&str], programs: &[(PathBuf, &str)]) -> anyhow::Result<()> {
    let missing = || {
        let missing = programs.iter().filter(|(program, _)| !program.exists());
        missing.map(|(program, variable)| format!("{} ({variable})", program.display())).collect::<Vec<_>>().join(", ")
    };
    if missing().is_empty() {
        return Ok(());
    }
    ensure!(
        Path::new("/usr/bin/apt-get").exists(),
        "{what} is needed: install it, and name your own by the variable: {}",
        missing()
    );
    report::step(&format!("{what}, from the distribution"), || {
        apt_get(&["update"])?;
        apt_get(&[["install", "--yes", "--no-install-recommends"].as_slice(), packages].concat())
    })?;
    ensure!(missing().is_empty(), "still missing after the installation: {}", missing());
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
