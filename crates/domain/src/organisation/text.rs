//! Texts of the file: one plain line each, in both languages, and the name of a file.

use core::fmt;

use serde::Serialize;

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InBoth<T> {
    /// In Dutch.
    pub nl: T,
    /// In English.
    pub en: T,
}

impl InBoth<Line> {
    pub(super) fn read(part: &Part<'_>, most: usize) -> Option<Self> {
        part.only(&["nl", "en"]);
        let nl = part.parsed("nl", |text| Line::parse(text, most));
        let en = part.parsed("en", |text| Line::parse(text, most));
        Some(Self { nl: nl?, en: en? })
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
