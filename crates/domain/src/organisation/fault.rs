//! What is wrong with a file, where, and what to do about it.
//!
//! The texts here are for whoever loads a file by hand, in English. A screen matches on [`Fault`] and says it in its own
//! words and language: all that a text tells is in the variant.

use core::fmt;

use chrono::Weekday;

use super::{day_name, look::Look};
use crate::shown_text::InvalidText;

/// One thing that is wrong, with its place.
///
/// A place is the path to a value: names of fields with dots between them, and after a list's name the item's number,
/// counted from 0: `open_consultation[0].hours[1].from`. Of what is missing it is where it would stand. It never depends on the
/// order of the fields nor on what else is wrong, so a form can put each problem beside its field. [`Problem::WHOLE`] is
/// the file itself, and `?` stands for a field whose own name cannot be shown.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{at}: {fault}")]
pub struct Problem {
    /// Where in the file.
    pub at: String,
    /// What is wrong.
    pub fault: Fault,
}

impl Problem {
    /// The place of what is wrong with the file as a whole.
    pub const WHOLE: &str = "the file";
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
        "{} beside {against} has a contrast of {found:.2} to 1 where {least} is needed; take a {} colour",
        match look { Look::Light => "the light accent", Look::Dark => "the dark accent" },
        match look { Look::Light => "darker", Look::Dark => "lighter" }
    )]
    Contrast {
        /// In which look.
        look: Look,
        /// Beside what.
        against: Beside,
        /// The contrast.
        found: f64,
        /// What is needed.
        least: f64,
    },
    /// Not a whole number within the bounds.
    #[error("this must be a whole number from {least} to {most}")]
    Number {
        /// The smallest that is taken.
        least: u16,
        /// The largest that is taken.
        most: u16,
    },
    /// An open consultation without a place, number or address.
    #[error("this does not say where to go; give a place, a telephone number or an address on the web")]
    Nowhere,
    /// Not a time of the day.
    #[error("this is no time of the day; write hours and minutes, such as 09:30, from 00:00 to 23:59")]
    Time,
    /// Not a day of the calendar.
    #[error("this is no day of the calendar; write year, month and day, such as 2026-12-24")]
    Date,
    /// Hours that end when they begin.
    #[error("these hours end when they begin; write a later end")]
    HoursWithoutLength,
    /// Hours that end before they begin, on the same day.
    #[error("these hours end before they begin; write a later end, or \"overnight\": true when they pass midnight")]
    HoursBackwards,
    /// Hours that are said to pass midnight, and do not.
    #[error("these hours do not pass midnight; leave overnight out, or write an end before the beginning")]
    NotOvernight,
    /// Hours on a day that is closed.
    #[error("a day that is closed has no hours; leave this out, or leave closed out")]
    ClosedWithHours,
    /// Hours that are partly the same as others.
    #[error("these hours overlap with {with} on {}; change one of them", day_name::of(*day))]
    HoursOverlap {
        /// The others' place.
        with: String,
        /// The day of the week on which they begin to overlap.
        day: Weekday,
    },
    /// Two things are said of one day, and one is that it is closed.
    #[error("{with} is about the same day, and one of the two closes it; keep one of them")]
    SameDay {
        /// The other's place.
        with: String,
    },
    /// What must name something names nothing.
    #[error("this list is empty; name at least one")]
    NoneNamed,
    /// The same as something else in its list.
    #[error("this is the same as {with}; change one of them, or leave it out")]
    Twice {
        /// The other's place.
        with: String,
    },
    /// Not the name of a logo's file.
    #[error("this is no name of a logo; put the file beside this one, and write its name, ending in .png or .svg")]
    FileName,
}

/// What an accent is seen beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// The page.
    Page,
    /// A card on the page.
    Card,
    /// The text on the accent.
    TextOnIt,
}

impl fmt::Display for Beside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Page => "the page",
            Self::Card => "a card",
            Self::TextOnIt => "the text on it",
        })
    }
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
    /// `true` or `false`.
    Truth,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "a text between quotation marks",
            Self::List => "a list: [ … ]",
            Self::Object => "an object: { … }",
            Self::Truth => "true or false, without quotation marks",
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
