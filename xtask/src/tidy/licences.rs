//! Licences, banned packages and sources: what `deny.toml` says, checked without `cargo-deny` too.
//!
//! Compiling `cargo-deny` takes longer than all other checks together. Who has it can run it on the same file.

use std::{collections::BTreeMap, fs};

use anyhow::Context as _;
use cargo_metadata::Metadata;
use serde::Deserialize;

use super::sources::Sources;
use crate::workspace::Workspace;

/// The part of `deny.toml` that is checked here.
#[derive(Debug, Deserialize)]
pub(super) struct Policy {
    licenses: Licenses,
    bans: Bans,
    sources: AllowedSources,
}

#[derive(Debug, Deserialize)]
struct Licenses {
    allow: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Bans {
    deny: Vec<Banned>,
}

#[derive(Debug, Deserialize)]
struct Banned {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

#[derive(Debug, Deserialize)]
struct AllowedSources {
    #[serde(rename = "allow-registry")]
    registries: Vec<String>,
}

impl Policy {
    /// Reads `deny.toml`.
    pub(super) fn read(workspace: &Workspace) -> anyhow::Result<Self> {
        toml::from_str(&fs::read_to_string(workspace.path("deny.toml"))?).context("deny.toml")
    }

    /// Whether a licence expression can be met with allowed licences alone. What cannot be read is not allowed.
    fn allows(&self, expression: &str) -> bool {
        let Ok(parsed) = spdx::Expression::parse_mode(expression, spdx::ParseMode::LAX) else { return false };
        parsed.evaluate(|requirement| self.licenses.allow.contains(&requirement.to_string()))
    }
}

/// Findings for crates.
pub(super) fn check(metadata: &Metadata, policy: &Policy) -> Vec<String> {
    let mut findings = Vec::new();
    for package in &metadata.packages {
        let who = format!("crate `{} {}`", package.name, package.version);
        match &package.license {
            Some(licence) if policy.allows(licence) => {}
            Some(licence) => findings.push(format!("{who}: licence {licence} is not in deny.toml")),
            None => findings.push(format!("{who}: no licence")),
        }
        if let Some(ban) = policy.bans.deny.iter().find(|ban| package.name == ban.name) {
            findings.push(format!("{who}: banned: {}", ban.reason));
        }
        if let Some(source) = &package.source {
            let known = policy.sources.registries.iter().any(|registry| source.repr == format!("registry+{registry}"));
            if !known {
                findings.push(format!("{who}: comes from {source}"));
            }
        }
    }
    findings
}

#[derive(Debug, Deserialize)]
struct NpmLock {
    packages: BTreeMap<String, NpmPackage>,
}

#[derive(Debug, Deserialize)]
struct NpmPackage {
    license: Option<String>,
}

/// Findings for npm packages.
pub(super) fn check_npm(sources: &Sources, policy: &Policy) -> anyhow::Result<Vec<String>> {
    let mut findings = Vec::new();
    for lock in sources.texts.iter().filter(|source| source.path.ends_with("package-lock.json")) {
        let parsed: NpmLock = serde_json::from_str(&lock.text).with_context(|| lock.path.clone())?;
        for (path, package) in &parsed.packages {
            let allowed = package.license.as_ref().is_some_and(|licence| policy.allows(licence));
            if !allowed {
                let licence = package.license.as_deref().unwrap_or("no licence");
                findings.push(format!("{}: `{path}`: {licence} is not in deny.toml", lock.path));
            }
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> Policy {
        toml::from_str(
            "licenses.allow = ['MIT', 'Apache-2.0 WITH LLVM-exception']\nbans.deny = []\nsources.allow-registry = []",
        )
        .unwrap()
    }

    #[test]
    fn one_allowed_choice_is_enough_and_both_of_two_duties_are_needed() {
        assert!(policy().allows("MIT OR GPL-3.0-only"));
        assert!(policy().allows("MIT/GPL-3.0"));
        assert!(policy().allows("Apache-2.0 WITH LLVM-exception"));
        assert!(!policy().allows("MIT AND GPL-3.0-only"));
        assert!(!policy().allows("Apache-2.0"));
        assert!(!policy().allows("do what you like"));
    }

    #[test]
    fn an_npm_package_without_licence_is_found() {
        let lock = r#"{"packages":{"node_modules/a":{"license":"MIT"},"node_modules/b":{}}}"#;
        let sources = Sources::of(&[("app/package-lock.json", lock)]);
        let findings = check_npm(&sources, &policy()).unwrap();
        assert_eq!(findings, ["app/package-lock.json: `node_modules/b`: no licence is not in deny.toml"]);
    }
}
