//! Words of a list that grows: what a newer app wrote is kept as it is, and shown as "something newer" at worst.

use serde::{Deserialize, Serialize};

/// A word that this version knows, or one of a newer version.
///
/// Lists in records (types of incident, milestones, signals) grow with the product. Without this, one new word would
/// make an older device refuse the whole record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Open<T> {
    /// One that this version knows.
    Known(T),
    /// One that a newer version wrote: carried along.
    Newer(String),
}

impl<T: Copy> Open<T> {
    /// The word, when this version knows it.
    pub const fn known(&self) -> Option<T> {
        match self {
            Self::Known(word) => Some(*word),
            Self::Newer(_) => None,
        }
    }
}

impl<T> From<T> for Open<T> {
    fn from(word: T) -> Self {
        Self::Known(word)
    }
}
