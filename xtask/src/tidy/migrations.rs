//! Every migration is there for both databases, and numbers follow each other.

use std::collections::BTreeSet;

use super::sources::Sources;

const DIALECTS: [&str; 2] = ["sqlite", "postgres"];

/// Findings for migrations that lack their twin, or a number that is missing or used twice.
pub(super) fn check(sources: &Sources) -> Vec<String> {
    let names = |dialect: &str| -> BTreeSet<&str> {
        let folder = format!("migrations/{dialect}/");
        sources.paths.iter().filter_map(|path| path.strip_prefix(&folder)).collect()
    };
    let [sqlite, postgres] = DIALECTS.map(names);
    let mut findings = Vec::new();
    for (present, absent, missing_in) in [(&sqlite, &postgres, "postgres"), (&postgres, &sqlite, "sqlite")] {
        findings.extend(present.difference(absent).map(|name| format!("migrations/{missing_in}/{name} is missing")));
    }
    for (index, name) in sqlite.iter().enumerate() {
        let number = format!("{:04}_", index + 1);
        if !name.starts_with(&number) {
            findings.push(format!("migrations/sqlite/{name}: expected a name that starts with {number}"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_migration_without_its_twin_is_found() {
        let sources = Sources::of(&[
            ("migrations/sqlite/0001_vaults.sql", ""),
            ("migrations/postgres/0001_vaults.sql", ""),
            ("migrations/sqlite/0002_devices.sql", ""),
            ("migrations/README.md", ""),
        ]);
        assert_eq!(check(&sources), ["migrations/postgres/0002_devices.sql is missing"]);
    }

    #[test]
    fn a_gap_is_found() {
        let sources =
            Sources::of(&[("migrations/sqlite/0002_devices.sql", ""), ("migrations/postgres/0002_devices.sql", "")]);
        assert_eq!(check(&sources).len(), 1);
    }
}
