//! A headless Chromium, with a profile of its own on the disk that is measured.
//!
//! There are two ways to use it. [`figures`] opens a page that measures by itself: the browser does nothing but what it does
//! for a user. [`Browser`] tells it what to do over its debugging protocol, which can make it as slow as a phone.

mod browser;
mod page;

use tempfile::TempDir;
use tokio::process::Command;

pub(crate) use self::{
    browser::{Browser, Tab},
    page::{Page, figures},
};
use super::Setup;

/// No window; and no sandbox, which does not start as root, as containers run.
const FLAGS: [&str; 5] = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions"];

/// A fresh profile, removed when it is dropped.
fn profile(setup: &Setup) -> std::io::Result<TempDir> {
    tempfile::Builder::new().prefix("profile-").tempdir_in(&setup.scratch)
}

/// What every start says.
fn configure(command: &mut Command, profile: &TempDir) {
    command.args(FLAGS).arg(format!("--user-data-dir={}", profile.path().display())).kill_on_drop(true);
}
