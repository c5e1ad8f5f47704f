//! No score, no cut-off, no clinical instrument: R recommendation 17 advises against them, so neither the rules nor the
//! texts may hold one (S11).

use super::sources::{Source, Sources};

/// Names of clinical questionnaires, as they would stand in an identifier or a text: small letters, without their dashes.
const INSTRUMENTS: [&str; 34] = [
    "phq", "phq2", "phq4", "phq9", "gad2", "gad7", "pcl", "pcl5", "ies", "iesr", "svl", "svl22", "tsq", "hads", "bdi",
    "dass", "dass21", "4dkl", "k10", "scl90", "lec5", "caps5", "pcptsd", "pcptsd5", "ghq", "ghq12", "mbi", "ubos",
    "proqol", "auditc", "cesd", "oq45", "honos", "whodas",
];

/// Words of counting and judging, as a part of an identifier in the rules or the screens.
const JUDGING: [&str; 9] =
    ["score", "scores", "scoring", "cutoff", "severity", "subscale", "norms", "percentile", "zscore"];

/// Names of disorders: no text says what someone has.
const DISORDERS: [&str; 8] = ["ptss", "ptsd", "depressie", "depression", "stoornis", "disorder", "burnout", "trauma"];

/// Findings for scores, cut-offs and instruments in the rules, the screens and the texts.
pub(super) fn check(sources: &Sources) -> Vec<String> {
    sources.texts.iter().flat_map(of_source).collect()
}

fn of_source(source: &Source) -> Vec<String> {
    // The words that its test looks for in the texts.
    if source.path == "app/src/texts/mod.rs" {
        return Vec::new();
    }
    let is_rule = source.path.starts_with("crates/domain/src/") || source.path.starts_with("app/src/");
    let is_text = source.path.starts_with("app/texts/");
    if !(is_text || is_rule && source.extension() == "rs") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (number, line) in source.numbered_lines() {
        // A comment may say what the product does not do, and why.
        let line = if is_text {
            if line.trim_start().starts_with('#') { "" } else { line }
        } else {
            line.split("//").next().unwrap_or_default()
        };
        let words = words(line);
        let joined = words.windows(2).map(|pair| format!("{}{}", pair[0], pair[1]));
        let found = words.iter().cloned().chain(joined).find(|word| {
            let word = word.as_str();
            INSTRUMENTS.contains(&word) || JUDGING.contains(&word) || is_text && DISORDERS.contains(&word)
        });
        if let Some(word) = found {
            findings.push(format!(
                "{}:{number}: `{word}`: no scores, cut-offs, instruments or disorders (R 17)",
                source.path
            ));
        }
    }
    findings
}

/// The words of a line in small letters; `TotalScore`, `total_score` and "total score" are all two.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for letter in line.chars() {
        let starts = !letter.is_alphanumeric() || letter.is_uppercase() && before.is_lowercase();
        if starts && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if letter.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
        before = letter;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> bool {
        !check(&Sources::of(&[(path, text)])).is_empty()
    }

    #[test]
    fn s11_r17_scores_and_cut_offs_are_found_in_rules_and_screens() {
        for text in [
            "let total_score = 3;",
            "struct TotalScore;",
            "const CUT_OFF: u8 = 20;",
            "const CUTOFF: u8 = 20;",
            "enum Severity { High }",
            "fn phq_9() {}",
            "struct Phq9;",
            "use PCL5;",
            "let sum = scl_90(list);",
        ] {
            assert!(found("crates/domain/src/advice/a.rs", text), "{text}");
            assert!(found("app/src/a.rs", text), "{text}");
        }
        assert!(!found("crates/domain/src/a.rs", "// R 17 asks for no score\nlet lists = underscore;"));
        assert!(!found("server/src/a.rs", "let severity = tracing::Level::WARN;"));
    }

    #[test]
    fn s11_instruments_and_disorders_are_found_in_texts() {
        for text in ["a = \"Vul de PCL-5 in.\"", "a = \"Je hebt PTSS.\"", "a = \"The IES-R.\"", "a = \"Cut-off\""] {
            assert!(found("app/texts/nl.toml", text), "{text}");
        }
        assert!(!found("app/texts/nl.toml", "# PTSS is a word that no text has\na = \"Je slaapt slecht.\""));
        assert!(!found("docs/threat-model.md", "PTSS"));
    }
}
