//! Words that do not belong in the repository.

use super::sources::{Source, Sources};

/// Paths of one developer's machine.
const MACHINE_PATHS: [&str; 4] = ["/work/", "/home/", "/root/", "/Users/"];

/// Findings for words in the wrong place.
pub(super) fn check(sources: &Sources) -> Vec<String> {
    let mut findings = Vec::new();
    for source in &sources.texts {
        findings.extend(machine_paths(source));
        findings.extend(registries(source));
    }
    findings
}

fn machine_paths(source: &Source) -> Vec<String> {
    if source.path == "xtask/src/tidy/words.rs" {
        return Vec::new();
    }
    let found = |line: &str| MACHINE_PATHS.into_iter().find(|path| line.contains(path));
    source
        .numbered_lines()
        .filter_map(|(number, line)| {
            Some(format!("{}:{number}: a path of one machine ({})", source.path, found(line)?))
        })
        .collect()
}

/// A lock file that names where one machine gets its packages would fail on every other.
fn registries(source: &Source) -> Vec<String> {
    let name = source.path.rsplit('/').next().unwrap_or_default();
    let wrong = |line: &&str| match name {
        "package-lock.json" => line.contains("\"resolved\""),
        "Cargo.lock" => {
            line.starts_with("source = ")
                && *line != "source = \"registry+https://github.com/rust-lang/crates.io-index\""
        }
        ".npmrc" => line.contains("registry="),
        _ => false,
    };
    let count = source.text.lines().filter(wrong).count();
    if count == 0 { Vec::new() } else { vec![format!("{}: {count} lines name a registry", source.path)] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(path: &str, text: &str) -> usize {
        check(&Sources::of(&[(path, text)])).len()
    }

    #[test]
    fn paths_of_a_machine_are_found() {
        assert_eq!(count("docs/a.md", "see /home/me/x"), 1);
        assert_eq!(count("docs/a.md", "see docs/b.md"), 0);
    }

    #[test]
    fn a_lock_file_names_no_registry_of_its_own() {
        assert_eq!(count("e2e/package-lock.json", "  \"resolved\": \"https://packages.example/x.tgz\","), 1);
        assert_eq!(count("Cargo.lock", "source = \"registry+https://github.com/rust-lang/crates.io-index\""), 0);
        assert_eq!(count("Cargo.lock", "source = \"registry+https://packages.example/index\""), 1);
    }
}
