//! Locked npm packages: the bundler and the design system's style sheets (`app`), the browser tests (`e2e`).

use std::{fs, process::Command};

use super::fingerprint::Fingerprint;
use crate::{process, report, workspace::Workspace};

/// Installs exactly what `<folder>/package-lock.json` names, unless that has been done.
pub(crate) fn install(workspace: &Workspace, folder: &str) -> anyhow::Result<()> {
    let path = workspace.path(folder);
    let mut fingerprint = Fingerprint::new("npm ci");
    fingerprint.add(&fs::read(path.join("package-lock.json"))?);
    let stamp = path.join("node_modules/.naderhand-stamp");
    if fingerprint.matches(&stamp) {
        return Ok(());
    }
    report::step(&format!("npm packages of {folder}"), || {
        process::run(Command::new("npm").args(["ci", "--no-fund", "--no-audit"]).current_dir(&path))?;
        fingerprint.write(&stamp)
    })
}
