//! The employee's own words beside a check-in or an incident: a record of their own, so that backing up the taps does not
//! mean backing up the words.

use serde::{Deserialize, Serialize};

use crate::id::RecordId;

/// The longest text that a device takes, in bytes of UTF-8 (product default: a page, and well under the limit of an entry).
pub const MAX_BYTES: usize = 8_000;

/// Own words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnWords {
    /// The record that they belong to.
    #[serde(flatten)]
    pub beside: Beside,
    /// The words, as they were written.
    pub text: String,
    /// Fields that a newer app wrote: carried along, so that an older device never loses them.
    #[serde(flatten)]
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

/// What own words stand beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Beside {
    /// A check-in.
    CheckIn(RecordId),
    /// An incident.
    Incident(RecordId),
}

impl OwnWords {
    /// These words beside that record.
    pub fn new(beside: Beside, text: String) -> Self {
        Self { beside, text, unknown: serde_json::Map::new() }
    }
}

/// A text that fits a record, cut where it does not.
///
/// What someone writes is kept to the letter: no trimming, no normalising, whatever the script or the emoji. Only the end
/// of a text over [`MAX_BYTES`] is left out, between two characters, and the caller is told so that it can say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fitting<'a> {
    /// All of it fits.
    Whole(&'a str),
    /// The beginning that fits, and how many bytes do not.
    Beginning {
        /// What can be kept.
        kept: &'a str,
        /// How many bytes are over.
        over: usize,
    },
}

impl<'a> Fitting<'a> {
    /// Fits a text.
    pub fn of(text: &'a str) -> Self {
        let kept = &text[..text.floor_char_boundary(MAX_BYTES)];
        if kept.len() == text.len() {
            Self::Whole(text)
        } else {
            Self::Beginning { kept, over: text.len() - kept.len() }
        }
    }

    /// What can be kept.
    pub const fn kept(self) -> &'a str {
        match self {
            Self::Whole(kept) | Self::Beginning { kept, .. } => kept,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_written_is_kept_to_the_letter() {
        for text in ["", "  lange dienst\n", "👩‍🚒🧯", "שלום עולם", "nul\u{200b}breed", "e\u{301}", "\u{202e}om"]
        {
            assert_eq!(Fitting::of(text), Fitting::Whole(text), "{text:?}");
            let words = OwnWords::new(Beside::Incident(RecordId::from_bytes([1; 16])), text.to_owned());
            let read: OwnWords = serde_json::from_str(&serde_json::to_string(&words).unwrap()).unwrap();
            assert_eq!(read, words);
        }
    }

    #[test]
    fn a_hundred_thousand_characters_keep_their_beginning_and_say_what_is_over() {
        for character in ["a", "é", "ש", "👩"] {
            let text = character.repeat(100_000);
            let Fitting::Beginning { kept, over } = Fitting::of(&text) else { panic!("{character} fits") };
            assert!(kept.len() <= MAX_BYTES && kept.len() > MAX_BYTES - 4);
            assert!(text.starts_with(kept));
            assert_eq!(kept.len() + over, text.len());
        }
    }
}
