//! The languages of the screens.

/// A language that every text exists in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    Dutch,
    /// English.
    English,
}
