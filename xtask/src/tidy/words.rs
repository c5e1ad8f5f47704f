//! Words that do not belong: in the repository, or on a screen.

use super::sources::{Source, Sources};

/// Paths of one developer's machine.
const MACHINE_PATHS: [&str; 4] = ["/work/", "/home/", "/root/", "/Users/"];

/// Words that no screen shows. They are verdicts or distance: R recommendation 17 wants no scores and no diagnosis, and
/// the product's voice is "je", never "u".
const NEVER_SHOWN: [&str; 10] =
    ["u", "uw", "patiënt", "patient", "score", "scores", "diagnose", "diagnosis", "symptoom", "symptomen"];

/// Findings for words in the wrong place.
pub(super) fn check(sources: &Sources) -> Vec<String> {
    let mut findings = Vec::new();
    for source in &sources.texts {
        findings.extend(machine_paths(source));
        findings.extend(registries(source));
        findings.extend(shown_words(source));
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

fn shown_words(source: &Source) -> Vec<String> {
    if !source.path.starts_with("app/texts/") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (number, line) in source.numbered_lines() {
        // Of `key = text` only the text is shown; a line of another form is text as a whole.
        let shown = line.split_once('=').map_or(line, |(_, text)| text).to_lowercase();
        let mut words = shown.split(|letter: char| !letter.is_alphanumeric());
        if !line.trim_start().starts_with('#')
            && let Some(word) = words.find(|word| NEVER_SHOWN.contains(word))
        {
            findings.push(format!("{}:{number}: `{word}` is not a word for a screen", source.path));
        }
    }
    findings
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

    #[test]
    fn screens_say_je_and_judge_nobody() {
        assert_eq!(count("app/texts/nl.ftl", "hello = Hoe gaat het met u?"), 1);
        assert_eq!(count("app/texts/nl.ftl", "hello = Hoe gaat het met je?"), 0);
        assert_eq!(count("app/texts/nl.ftl", "# u"), 0);
        assert_eq!(count("docs/dpia.md", "de patiënt"), 0);
    }
}
