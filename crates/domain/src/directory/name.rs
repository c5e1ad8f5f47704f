//! Names of supporters and teams: one line that hides nothing.

use core::fmt;

use serde::Serialize;

use crate::shown_text::{InvalidText, check_name};

/// The longest name, in characters.
pub const MAX_NAME: usize = 60;

/// A name that a screen shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Name(String);

impl Name {
    /// Takes a name to the letter, of at most [`MAX_NAME`] characters.
    pub fn parse(text: &str) -> Result<Self, InvalidText> {
        check_name(text, MAX_NAME).map(|()| Self(text.to_owned()))
    }

    /// Takes a name as somebody types it, without the spaces around it.
    pub fn typed(text: &str) -> Result<Self, InvalidText> {
        Self::parse(&text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
