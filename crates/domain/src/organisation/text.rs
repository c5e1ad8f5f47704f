//! Texts of the file: one plain line each, in both languages, and the name of a file.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{fault::Fault, part::Part};
use crate::shown_text::check_name;

/// One line that a page shows: short enough for its place, nothing hidden, nothing reordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Line(String);

impl Line {
    /// Takes a line of at most `most` characters.
    pub(super) fn parse(text: &str, most: usize) -> Result<Self, Fault> {
        check_name(text, most).map_err(|why| Fault::Text { why, most })?;
        Ok(Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The same in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InBoth<T> {
    /// In Dutch.
    pub nl: T,
    /// In English.
    pub en: T,
}

impl Part<'_> {
    /// The line that this part is, in both languages.
    pub(super) fn line(&self, most: usize) -> Option<InBoth<Line>> {
        self.only(&["nl", "en"]);
        let nl = self.parsed("nl", |text| Line::parse(text, most));
        let en = self.parsed("en", |text| Line::parse(text, most));
        Some(InBoth { nl: nl?, en: en? })
    }

    /// A line in both languages.
    pub(super) fn lines(&self, field: &str, most: usize) -> Option<InBoth<Line>> {
        self.part(field)?.line(most)
    }

    /// Complains about each item of a list whose line, in either language, an earlier one has: people could not tell them
    /// apart. `below` is the line's place in the item.
    pub(super) fn each_once(&self, field: &str, below: &str, lines: &[Option<&InBoth<Line>>]) {
        let texts = |of: fn(&InBoth<Line>) -> &Line| -> Vec<Option<String>> {
            lines.iter().map(|both| both.map(|both| of(both).as_str().to_lowercase())).collect()
        };
        for (language, texts) in [("nl", texts(|both| &both.nl)), ("en", texts(|both| &both.en))] {
            for (at, text) in texts.iter().enumerate().filter(|(_, text)| text.is_some()) {
                if let Some(first) = texts[..at].iter().position(|other| other == text) {
                    let place = |index: usize| format!("{field}[{index}].{below}{language}");
                    self.complain_at(&place(at), Fault::Twice { with: self.at(&place(first)) });
                }
            }
        }
    }
}

/// The name of a file beside the settings: no folders, nothing that an operating system takes for more than a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct FileName(String);

/// The longest name of a file, in bytes.
const LONGEST: usize = 60;

impl FileName {
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let is_name = text.len() <= LONGEST && text.bytes().all(plain) && !text.starts_with(['.', '-']);
        let (stem, ending) = text.rsplit_once('.').ok_or(Fault::FileName)?;
        let is_logo = !stem.is_empty() && ["png", "svg"].contains(&ending.to_ascii_lowercase().as_str());
        if is_name && is_logo { Ok(Self(text.to_owned())) } else { Err(Fault::FileName) }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logo_lies_beside_the_file() {
        for name in ["logo.svg", "rav_voorbeeld-2.PNG", "a.b.svg"] {
            assert_eq!(FileName::parse(name).unwrap().as_str(), name);
        }
        for name in [
            "",
            "logo",
            "logo.gif",
            ".svg",
            "../logo.svg",
            "/etc/logo.svg",
            "a/b.svg",
            "a\\b.svg",
            "-o.svg",
            "lógo.svg",
        ] {
            assert_eq!(FileName::parse(name), Err(Fault::FileName), "{name:?}");
        }
        assert_eq!(FileName::parse(&format!("{}.svg", "a".repeat(60))), Err(Fault::FileName));
    }
}
