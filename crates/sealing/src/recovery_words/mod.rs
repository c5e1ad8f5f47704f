//! Recovery words: the secret of a key box as sixteen Dutch words, to be written down once.
//!
//! ```text
//! version 0, 2 bits │ secret, 128 bits   →   13 words of 10 bits │ 3 check words
//! ```
//!
//! The check words are a Reed–Solomon code: one wrong word is found and mended, and said which; so are two swapped
//! words, and up to three that are not in the list at all. Two wrong words are always noticed. With no check word to
//! spare (three unknown words, or an unknown and a wrong one) the result is likely and not sure; whether it opens a box
//! tells.

mod code;
mod field;
mod list;

use self::code::{DATA, Phrase, WORDS};
use crate::key_box::BoxSecret;

/// Words in a phrase.
pub const COUNT: usize = WORDS;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The secret that the words stand for.
    pub secret: BoxSecret,
    /// Which words were not as they should be. Show them, so that the paper can be mended too.
    pub corrections: Vec<Correction>,
}

/// A word that was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Which word, from 0.
    pub index: usize,
    /// What was typed.
    pub typed: String,
    /// What it must be.
    pub word: &'static str,
}

/// A word that is not in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// Which word, from 0.
    pub index: usize,
    /// What was typed.
    pub typed: String,
    /// Up to three words of the list that look like it.
    pub nearest: Vec<&'static str>,
}

/// Why words cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// A phrase has sixteen words.
    #[error("{found} words instead of {COUNT}")]
    Count {
        /// How many there are.
        found: usize,
    },
    /// So many words are not in the list that the check words cannot fill them in.
    #[error("{} words are not in the list", .0.len())]
    Unknown(Vec<UnknownWord>),
    /// The check words do not fit, and cannot tell which words are wrong: more than one is.
    #[error("more than one word is wrong")]
    Wrong {
        /// Those that are surely wrong, because they are not in the list.
        unknown: Vec<UnknownWord>,
    },
    /// Made by a newer app.
    #[error("words of version {0}, which this version of the app does not know")]
    UnknownVersion(u8),
}

/// The words for a secret.
pub fn encode(secret: &BoxSecret) -> [&'static str; COUNT] {
    let bits = u128::from_be_bytes(*secret.expose());
    // The first word begins with the version: two zero bits.
    let data: [u16; DATA] = core::array::from_fn(|index| low_bits(bits >> (10 * (DATA - 1 - index))));
    code::with_checks(&data).map(list::word)
}

/// Reads words as people type them: capitals, commas, numbers, line breaks, and only the first four letters are all
/// fine.
pub fn decode(text: &str) -> Result<Decoded, WordsError> {
    let lower = text.to_lowercase();
    let typed: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let typed: [&str; COUNT] = typed.try_into().map_err(|typed: Vec<_>| WordsError::Count { found: typed.len() })?;

    let found = typed.map(list::find);
    let gaps: Vec<usize> = (0..COUNT).filter(|index| found[*index].is_none()).collect();
    let unknown = || {
        let unknown = |index: &usize| UnknownWord {
            index: *index,
            typed: typed[*index].to_owned(),
            nearest: list::nearest(typed[*index]),
        };
        gaps.iter().map(unknown).collect()
    };
    if gaps.len() > COUNT - DATA {
        return Err(WordsError::Unknown(unknown()));
    }
    let phrase = code::correct(&found.map(Option::unwrap_or_default), &gaps)
        .ok_or_else(|| WordsError::Wrong { unknown: unknown() })?;

    let correction = |index: usize| {
        let right = found[index] == Some(phrase[index]);
        (!right).then(|| Correction { index, typed: typed[index].to_owned(), word: list::word(phrase[index]) })
    };
    Ok(Decoded { secret: secret(&phrase)?, corrections: (0..COUNT).filter_map(correction).collect() })
}

fn secret(phrase: &Phrase) -> Result<BoxSecret, WordsError> {
    let version = phrase[0] >> 8;
    if version != 0 {
        return Err(WordsError::UnknownVersion(version.to_le_bytes()[0]));
    }
    let bits = phrase[..DATA].iter().fold(0_u128, |bits, word| (bits << 10) | u128::from(*word));
    Ok(BoxSecret::from_bytes(bits.to_be_bytes()))
}

fn low_bits(bits: u128) -> u16 {
    u16::try_from(bits & 1023).expect("ten bits fit")
}

#[cfg(test)]
mod tests;
