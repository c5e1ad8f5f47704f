//! Who may depend on whom (ARCHITECTURE.md, invariants 1 and 4).

use std::collections::BTreeSet;

use anyhow::{Context as _, ensure};
use cargo_metadata::{Metadata, MetadataCommand};

use crate::{process, workspace::Workspace};

/// A package and what must not be below it in what is shipped.
struct Rule {
    package: &'static str,
    never: &'static [&'static str],
    why: &'static str,
}

const RULES: [Rule; 5] = [
    Rule {
        package: "naderhand-server",
        never: &[
            "naderhand-sealing",
            "naderhand-vault",
            "naderhand-contact",
            "naderhand-reminders",
            "chacha20poly1305",
            "hpke",
            "rexie",
        ],
        why: "the server cannot decrypt",
    },
    Rule {
        package: "naderhand-domain",
        never: &["tokio", "web-sys", "js-sys", "getrandom", "rand", "sqlx", "leptos"],
        why: "rules are pure: no I/O, clock or randomness",
    },
    Rule {
        package: "naderhand-signing",
        never: &["naderhand-sealing", "chacha20poly1305", "x25519-dalek", "tokio", "web-sys", "rexie", "leptos"],
        why: "the server depends on it: it checks and signs, and opens nothing",
    },
    Rule {
        package: "naderhand-push",
        never: &["naderhand-sealing", "naderhand-signing", "naderhand-vault", "sqlx", "axum", "leptos", "openssl-sys"],
        why: "it sends to push services, and knows nothing of whom",
    },
    Rule {
        package: "naderhand-sealing",
        never: &["tokio", "web-sys", "rexie", "leptos"],
        why: "cryptography does no I/O",
    },
];

/// The packages of the lock file.
pub(super) fn packages(workspace: &Workspace) -> anyhow::Result<Metadata> {
    MetadataCommand::new()
        .current_dir(&workspace.root)
        .other_options(["--locked".to_owned()])
        .exec()
        .context("cannot read the lock file")
}

/// Findings for packages that are where they must not be.
pub(super) fn check(workspace: &Workspace) -> anyhow::Result<Vec<String>> {
    let mut findings = Vec::new();
    for Rule { package, never, why } in RULES {
        let shipped = shipped_with(workspace, package)?;
        for name in never.iter().filter(|name| shipped.contains(**name)) {
            findings.push(format!("`{package}` depends on `{name}`: {why}"));
        }
    }
    Ok(findings)
}

/// The names of all that is compiled into a package, on any platform: what it depends on, and what that depends on.
/// Tools of the build and of the tests are not.
///
/// `cargo tree` and not the metadata: the latter mixes in features that only other members of the workspace turn on.
fn shipped_with(workspace: &Workspace, package: &str) -> anyhow::Result<BTreeSet<String>> {
    let tree = process::cargo(workspace)
        .args(["tree", "--locked", "--package", package, "--edges", "normal", "--target", "all"])
        .args(["--prefix", "none", "--format", "{p}"])
        .output()
        .context("cannot start `cargo`")?;
    ensure!(tree.status.success(), "cargo tree: {}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout)?;
    Ok(tree.lines().skip(1).filter_map(|line| line.split(' ').next()).map(ToOwned::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_is_seen_and_tools_of_the_tests_are_not() {
        let shipped = shipped_with(&Workspace::locate().unwrap(), "naderhand-domain").unwrap();
        assert!(shipped.contains("chrono"));
        assert!(!shipped.contains("proptest"));
    }

    #[test]
    fn every_rule_names_a_package_that_exists() {
        check(&Workspace::locate().unwrap()).unwrap();
    }
}
