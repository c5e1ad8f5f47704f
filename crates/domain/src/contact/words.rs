//! What somebody writes to somebody else inside a seal.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use crate::shown_text::{InvalidText, check_name};

/// The longest text, in characters (product default): as long as some text messages. Four bytes each fit the one sealed length.
pub const MAX_WORDS: usize = 240;

/// Lines of text that hide nothing. Never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Words(String);

impl Words {
    /// Takes a text of at most [`MAX_WORDS`] characters, to the letter but for spaces at the end of a line and empty lines
    /// around.
    pub fn parse(text: &str) -> Result<Self, InvalidText> {
        let lines: Vec<_> = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let text = lines.join("\n").trim().to_owned();
        if text.is_empty() {
            return Err(InvalidText::Empty);
        }
        if text.chars().count() > MAX_WORDS {
            return Err(InvalidText::TooLong);
        }
        for line in text.lines().filter(|line| !line.is_empty()) {
            check_name(line, MAX_WORDS)?;
        }
        Ok(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
