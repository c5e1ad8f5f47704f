//! What a reader reads: the texts of the app and the pages, as blocks of running text, and those as sentences.

use anyhow::Context as _;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use toml::{Table, Value};

use super::sources::Source;
use crate::front_matter;

/// Which language a text is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Dutch,
    English,
}

/// A paragraph, an item of a list, a button's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Where it is: a key, or a line of the file.
    pub(super) at: String,
    /// Its text, without marks.
    pub(super) text: String,
    /// A heading is no sentence, whatever it ends with.
    pub(super) is_heading: bool,
}

/// The language of a file below `app/texts`, and what it shows. `None` for other files.
pub(super) fn blocks(source: &Source) -> anyhow::Result<Option<(Language, Vec<Block>)>> {
    let Some(path) = source.path.strip_prefix("app/texts/") else { return Ok(None) };
    let language = match path.split('/').rev().find_map(|part| part.get(..2).filter(|_| is_code(part))) {
        Some("nl") => Language::Dutch,
        Some("en") => Language::English,
        _ => return Ok(None),
    };
    let blocks = match source.extension() {
        "toml" => of_table(&parsed(&source.text, source)?),
        "md" => of_page(source)?,
        _ => return Ok(None),
    };
    Ok(Some((language, blocks)))
}

/// `nl`, `en.toml`.
fn is_code(part: &str) -> bool {
    matches!(part, "nl" | "en" | "nl.toml" | "en.toml")
}

fn parsed(text: &str, source: &Source) -> anyhow::Result<Table> {
    text.parse().with_context(|| source.path.clone())
}

fn of_table(table: &Table) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (key, value) in table {
        let inner = match value {
            Value::String(text) => vec![Block { at: String::new(), text: text.clone(), is_heading: false }],
            Value::Array(values) => {
                values.iter().filter_map(Value::as_str).map(|text| block(String::new(), text, false)).collect()
            }
            Value::Table(table) => of_table(table),
            _ => Vec::new(),
        };
        blocks.extend(inner.into_iter().map(|block| {
            let at = if block.at.is_empty() { key.clone() } else { format!("{key}.{}", block.at) };
            Block { at, ..block }
        }));
    }
    blocks
}

fn block(at: String, text: &str, is_heading: bool) -> Block {
    Block { at, text: text.to_owned(), is_heading }
}

/// Of a page: its title and lead, and its Markdown.
fn of_page(source: &Source) -> anyhow::Result<Vec<Block>> {
    let (head, body) = front_matter::split(&source.text).with_context(|| source.path.clone())?;
    let of_head = |key: &str, is_heading| Some(block(key.to_owned(), head.get(key)?.as_str()?, is_heading));
    let mut blocks: Vec<Block> = [of_head("title", true), of_head("lead", false)].into_iter().flatten().collect();
    blocks.extend(of_markdown(body, source.text.len() - body.len(), &source.text));
    Ok(blocks)
}

fn of_markdown(body: &str, before: usize, whole: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut blocks = Vec::new();
    let mut text = String::new();
    let mut line = String::new();
    let mut flush = |text: &mut String, line: &str, is_heading| {
        let whole = std::mem::take(text);
        if !whole.trim().is_empty() {
            blocks.push(block(line.to_owned(), whole.trim(), is_heading));
        }
    };
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Paragraph | Tag::Item | Tag::Heading { .. } | Tag::TableCell) => {
                flush(&mut text, &line, false);
                line = (whole[..before + range.start].lines().count() + 1).to_string();
            }
            Event::End(TagEnd::Heading(_)) => flush(&mut text, &line, true),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => flush(&mut text, &line, false),
            Event::Text(part) => text.push_str(part.trim_end_matches("___")),
            Event::SoftBreak => text.push(' '),
            _ => {}
        }
    }
    blocks
}

/// The sentences of a text. A full stop ends one when a space follows, so that a number or a time does not.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut ended = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '.' | '!' | '?' => ended = true,
            '”' | '"' | ')' if ended => {}
            letter if letter.is_whitespace() && ended => {
                found.push(text[start..at].trim());
                start = at;
                ended = false;
            }
            _ => ended = false,
        }
    }
    found.push(text[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Whether it ends as a sentence does. Names, buttons and items of a list often do not.
pub(super) fn is_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', ')']).ends_with(['.', '!', '?'])
}

/// How many words it has. A sign on its own is no word.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts_of(path: &str, text: &str) -> Vec<(String, String)> {
        let source = Source { path: path.to_owned(), text: text.to_owned() };
        let blocks = blocks(&source).unwrap().unwrap().1;
        blocks.into_iter().map(|block| (block.at, block.text)).collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(at, text)| ((*at).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_table_shows_its_texts_by_key() {
        let toml = "a = \"Een.\"\n[b]\nc = [\"Twee\", \"Drie\"]\nd = { one = \"1\", other = \"{n}\" }\n";
        let shown = [("a", "Een."), ("b.c", "Twee"), ("b.c", "Drie"), ("b.d.one", "1"), ("b.d.other", "{n}")];
        assert_eq!(texts_of("app/texts/nl.toml", toml), pairs(&shown));
    }

    #[test]
    fn a_page_shows_its_head_and_its_blocks_by_line() {
        let page = "+++\ntitle = \"T\"\nlead = \"L.\"\nmoment = \"later\"\n+++\n\n## Kop {.card}\n\nEen **twee**\ndrie.\n\n\
                    - vier: ___\n- [vijf](page:x)\n";
        let shown =
            [("title", "T"), ("lead", "L."), ("7", "Kop"), ("9", "Een twee drie."), ("12", "vier:"), ("13", "vijf")];
        assert_eq!(texts_of("app/texts/pages/en/a.md", page), pairs(&shown));
    }

    #[test]
    fn files_of_neither_language_show_nothing() {
        for path in ["app/texts/pages/sources.toml", "app/src/nl.toml", "docs/en/a.md"] {
            let source = Source { path: path.to_owned(), text: String::new() };
            assert!(blocks(&source).unwrap().is_none(), "{path}");
        }
    }

    #[test]
    fn sentences_end_at_a_sign_and_a_space() {
        assert_eq!(sentences("Bel 0800-0113. Vóór 18.00 uur! Ja?"), ["Bel 0800-0113.", "Vóór 18.00 uur!", "Ja?"]);
        assert_eq!(sentences("Zeg: “Het gaat. Niet goed.” Wacht."), ["Zeg: “Het gaat.", "Niet goed.”", "Wacht."]);
        assert_eq!(sentences("geen punt"), ["geen punt"]);
        assert!(sentences(" ").is_empty());
    }

    #[test]
    fn words_are_counted_and_signs_are_not() {
        assert_eq!(words("Wie – als het kan – belt?"), 5);
        assert!(is_sentence("Zeg: “nee.”") && !is_sentence("Bel 112"));
    }
}
