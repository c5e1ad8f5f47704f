//! `cargo xtask tidy`: the invariants that neither the compiler nor a test of one crate can see.
//!
//! To add one: a file with a function from [`Sources`] to a list of findings and its own tests, and a line in [`tidy`].

mod dependencies;
mod instruments;
mod length;
mod licences;
mod links;
mod migrations;
mod prose;
mod sources;
mod third_party;
mod voice;
mod words;

use anyhow::ensure;

use self::sources::Sources;
use crate::workspace::Workspace;

/// Checks all, prints each finding with its file, and fails when there is one.
pub(crate) fn tidy(workspace: &Workspace) -> anyhow::Result<()> {
    let sources = Sources::read(workspace)?;
    let packages = dependencies::packages(workspace)?;
    let policy = licences::Policy::read(workspace)?;

    let mut findings = dependencies::check(workspace)?;
    findings.extend(licences::check(&packages, &policy));
    findings.extend(licences::check_npm(&sources, &policy)?);
    findings.extend(length::check(&sources));
    findings.extend(words::check(&sources));
    findings.extend(instruments::check(&sources));
    findings.extend(migrations::check(&sources));
    findings.extend(third_party::check(&sources));
    findings.extend(links::check(&sources));
    findings.extend(voice::check(&sources)?);

    for finding in &findings {
        eprintln!("tidy: {finding}");
    }
    ensure!(findings.is_empty(), "{} findings", findings.len());
    Ok(())
}
