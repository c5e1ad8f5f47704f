//! How the product speaks (look, "Voice"): short sentences, known words, "je", no verdicts. Over every text of the app
//! and every page, in both languages.
//!
//! No diagnosis: R recommendation 17. Sentence lengths: product default for Dutch at level B1.

use super::{
    prose::{Block, Language, blocks, is_sentence, sentences, words},
    sources::{Source, Sources},
};

/// Words of one sentence.
const LONGEST: usize = 25;

/// Words of a sentence on average, over one page or one file of texts.
const AVERAGE: usize = 15;

/// Words that no text shows, in either language. Scores, instruments and disorders have a check of their own.
const NEVER: [&str; 2] = ["test", "tests"];

/// Words that no Dutch text shows. "Patiënten" may occur: they are other people.
const NEVER_DUTCH: [&str; 13] = [
    "u",
    "uw",
    "uzelf",
    "patiënt",
    "cliënt",
    "klacht",
    "klachten",
    "diagnose",
    "diagnoses",
    "symptoom",
    "symptomen",
    "depressief",
    "gefeliciteerd",
];

/// Words that no English text shows.
const NEVER_ENGLISH: [&str; 10] = [
    "patient",
    "client",
    "complaint",
    "complaints",
    "diagnosis",
    "diagnoses",
    "symptom",
    "symptoms",
    "depressed",
    "congratulations",
];

/// Praise is a verdict too.
const NEVER_TOGETHER: [&str; 3] = ["goed gedaan", "well done", "goed bezig"];

/// Findings for texts that do not sound like the product, and for pages that one language lacks.
pub(super) fn check(sources: &Sources) -> anyhow::Result<Vec<String>> {
    let mut findings = lacking(sources);
    for source in &sources.texts {
        if let Some((language, blocks)) = blocks(source)? {
            findings.extend(unwanted(source, language, &blocks));
            findings.extend(too_long(source, &blocks));
        }
    }
    Ok(findings)
}

fn unwanted(source: &Source, language: Language, blocks: &[Block]) -> Vec<String> {
    let of_language: &[&str] = match language {
        Language::Dutch => &NEVER_DUTCH,
        Language::English => &NEVER_ENGLISH,
    };
    let mut findings = Vec::new();
    for block in blocks {
        let text = block.text.to_lowercase();
        let one = text
            .split(|letter: char| !letter.is_alphanumeric())
            .find(|word| NEVER.contains(word) || of_language.contains(word));
        let several = NEVER_TOGETHER.into_iter().find(|words| text.contains(words));
        if let Some(word) = one.or(several) {
            findings.push(format!("{}:{}: `{word}` is not a word for a screen", source.path, block.at));
        }
    }
    findings
}

fn too_long(source: &Source, blocks: &[Block]) -> Vec<String> {
    let mut findings = Vec::new();
    let (mut all_words, mut all_sentences) = (0, 0);
    for block in blocks.iter().filter(|block| !block.is_heading) {
        for sentence in sentences(&block.text) {
            let words = words(sentence);
            if words > LONGEST {
                findings.push(format!("{}:{}: {words} words in “{sentence}”", source.path, block.at));
            }
            // What is no sentence is short, and would make the average look better than it reads.
            if is_sentence(sentence) {
                all_words += words;
                all_sentences += 1;
            }
        }
    }
    if all_words > AVERAGE * all_sentences {
        findings.push(format!("{}: {all_words} words in {all_sentences} sentences", source.path));
    }
    findings
}

/// Pages that are there in one language only.
fn lacking(sources: &Sources) -> Vec<String> {
    let there = |path: &str| sources.paths.iter().any(|known| known == path);
    let other = |path: &str| {
        let (one, other) = if path.contains("/nl/") { ("/nl/", "/en/") } else { ("/en/", "/nl/") };
        path.replacen(one, other, 1)
    };
    let pages =
        sources.paths.iter().filter(|path| path.starts_with("app/texts/pages/") && path.strip_suffix(".md").is_some());
    pages
        .map(|path| other(path))
        .filter(|path| !there(path))
        .map(|path| format!("{path}: missing; the other language has it"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> Vec<String> {
        check(&Sources::of(&[(path, text)])).unwrap()
    }

    #[test]
    fn screens_say_je_and_judge_nobody() {
        for text in ["Hoe gaat het met u?", "Doe de test.", "Dat is een symptoom.", "Goed gedaan!"] {
            assert_eq!(findings("app/texts/nl.toml", &format!("hello = \"{text}\"")).len(), 1, "{text}");
        }
        for text in ["Hoe gaat het met je?", "Schrijf geen namen op van patiënten.", "Zo'n dag."] {
            assert!(findings("app/texts/nl.toml", &format!("hello = \"{text}\"")).is_empty(), "{text}");
        }
        assert_eq!(
            findings("app/texts/en.toml", "[a]\nb = \"Your symptoms.\""),
            ["app/texts/en.toml:a.b: `symptoms` is not a word for a screen"]
        );
    }

    #[test]
    fn keys_comments_and_other_files_may_say_anything() {
        assert!(findings("app/texts/nl.toml", "# u\ntest = \"Hoe gaat het?\"").is_empty());
        assert!(findings("docs/dpia.md", "de patiënt").is_empty());
    }

    #[test]
    fn a_long_sentence_is_found_and_a_long_text_of_short_ones_is_not() {
        let fits = "woord ".repeat(LONGEST);
        let short = format!("{}.", "een twee drie ".repeat(4).trim());
        assert!(findings("app/texts/nl.toml", &format!("a = \"{}\"", fits.trim())).is_empty());
        assert_eq!(findings("app/texts/nl.toml", &format!("a = \"{fits}te\"")).len(), 1);
        assert!(findings("app/texts/nl.toml", &format!("a = \"{}\"", format!("{short} ").repeat(9))).is_empty());
    }

    #[test]
    fn the_average_counts_sentences_and_not_buttons() {
        let long = format!("{}.", "woord ".repeat(AVERAGE + 1).trim());
        let file = format!("a = \"{long}\"\nb = \"Ja\"\nc = \"Nee\"\nd = \"Goed\"");
        assert_eq!(findings("app/texts/nl.toml", &file), ["app/texts/nl.toml: 16 words in 1 sentences"]);
        assert!(findings("app/texts/nl.toml", &format!("{file}\ne = \"Kort en goed.\"")).is_empty());
    }

    #[test]
    fn a_page_in_one_language_is_found() {
        let page = "+++\ntitle = \"T\"\nlead = \"L.\"\n+++\n";
        let sources = Sources::of(&[("app/texts/pages/nl/a.md", page), ("app/texts/pages/en/b.md", page)]);
        assert_eq!(
            check(&sources).unwrap(),
            [
                "app/texts/pages/en/a.md: missing; the other language has it",
                "app/texts/pages/nl/b.md: missing; the other language has it"
            ]
        );
    }
}
