//! What is wrong with a file, where, and what to do about it.

use core::fmt;

use super::look::Look;
use crate::shown_text::InvalidText;

/// One thing that is wrong, with its place: `numbers[2].telephone`.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{at}: {fault}")]
pub struct Problem {
    /// Where in the file.
    pub at: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a place in the file. Its text says what to do.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Fault {
    /// It is not JSON at all.
    #[error("this is not JSON (line {line}, column {column}); a comma or quotation mark may be missing just before")]
    NotJson {
        /// The line where reading ended.
        line: usize,
        /// The place in that line.
        column: usize,
    },
    /// More bytes than a file may have.
    #[error("the file is larger than {most} bytes; shorten its texts")]
    FileTooLarge {
        /// The most bytes.
        most: usize,
    },
    /// A format that this version does not know.
    #[error("this version reads format 1; write 1, or use a newer version of Naderhand")]
    Format,
    /// It must be there.
    #[error("this is missing; add it")]
    Missing,
    /// Nobody knows this field.
    #[error("no such field; there are {}", Listed(known))]
    Unknown {
        /// Those that there are.
        known: &'static [&'static str],
    },
    /// Of another kind of JSON.
    #[error("this must be {0}")]
    Kind(Kind),
    /// More than there may be.
    #[error("there are more than {most}; keep those that matter most")]
    TooMany {
        /// The most.
        most: usize,
    },
    /// A text that cannot be shown.
    #[error("{}", told(*why, *most))]
    Text {
        /// Why not.
        why: InvalidText,
        /// How many characters it may have.
        most: usize,
    },
    /// Not one of the values that there are.
    #[error("no such value; write {}", Listed(known))]
    Value {
        /// Those that there are.
        known: &'static [&'static str],
    },
    /// Not a slug.
    #[error("a slug has 1 to 40 small letters (a to z), digits, and dashes inside; spaces and accents are left out")]
    Slug,
    /// Not a telephone number.
    #[error(
        "this is no telephone number; write digits with single spaces or dashes, such as 088-000 00 01 or +31 88 …"
    )]
    Telephone,
    /// Not a mail address.
    #[error("this is no mail address; write it as name@example.org, without more")]
    Mail,
    /// Not an address on the web.
    #[error("this is no address on the web; write it in full, starting with https://")]
    Web,
    /// There is no way to reach it.
    #[error("there is no way to reach it; give a telephone number, mail, web or other address")]
    Unreachable,
    /// Not a colour.
    #[error("this is no colour; write # and six digits from 0 to f, such as #0b5c6b")]
    Colour,
    /// A colour that cannot be read.
    #[error(
        "{} has a contrast of {found:.2} to 1 where {least} is needed; take a {} colour",
        pair(*look, against),
        match look { Look::Light => "darker", Look::Dark => "lighter" }
    )]
    Contrast {
        /// In which look.
        look: Look,
        /// Against what.
        against: &'static str,
        /// The contrast.
        found: f64,
        /// What is needed.
        least: f64,
    },
    /// Not the name of a logo's file.
    #[error("this is no name of a logo; put the file beside this one, and write its name, ending in .png or .svg")]
    FileName,
}

/// What JSON a place must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `"…"`.
    Text,
    /// `[…]`.
    List,
    /// `{…}`.
    Object,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "a text between quotation marks",
            Self::List => "a list: [ … ]",
            Self::Object => "an object: { … }",
        })
    }
}

/// `a, b, c`.
struct Listed(&'static [&'static str]);

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

fn told(why: InvalidText, most: usize) -> String {
    match why {
        InvalidText::Empty => "this is empty; write what people should read here".to_owned(),
        InvalidText::TooLong => format!("this has more than {most} characters; shorten it"),
        InvalidText::Hostile => {
            "this holds a line break, double spaces, or characters that hide or reorder text; type it \
                                 anew as one plain line"
                .to_owned()
        }
    }
}

fn pair(look: Look, against: &str) -> String {
    let look = match look {
        Look::Light => "the light accent",
        Look::Dark => "the dark accent",
    };
    format!("{look} beside {against}")
}
