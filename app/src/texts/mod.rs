//! Every text that the app shows, in Dutch (plain, B1) and English.
//!
//! The texts are in `app/texts/{nl,en}.toml`; `build.rs` makes one struct of them, so a missing text is a compile error
//! and a text costs its own bytes and no more (docs/adr/0005-texts.md). What only a part of the app says is in
//! `app/texts/parts` and is fetched with it: [`parts`].
//!
//! The language stays the same for the lifetime of the view tree: when the employee chooses another one, the app is
//! mounted anew. So a component asks once, with [`texts`], and no text needs to be reactive.

mod day;
pub mod parts;

use core::{cell::Cell, fmt::Display};

use leptos::prelude::{provide_context, use_context};
use naderhand_domain::organisation::InBoth;

pub use self::day::{
    clock_time, coming_day, day_name, day_title, full_day_title, month_title, printed_day, short_day, short_moment,
    time_of,
};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A language that the app speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    Dutch,
    /// English.
    English,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Dutch, Self::English];

    /// The one that this is not.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Dutch => Self::English,
            Self::English => Self::Dutch,
        }
    }

    /// The code in `<html lang>` and in storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    /// The language of a code such as "en" or "en-GB". Whatever is not English is answered in Dutch.
    pub fn from_code(code: &str) -> Self {
        if code.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en")) { Self::English } else { Self::Dutch }
    }

    /// Its texts.
    pub const fn texts(self) -> &'static Texts {
        match self {
            Self::Dutch => &NL,
            Self::English => &EN,
        }
    }
}

/// The one of both that is in this language.
pub const fn said<T>(both: &InBoth<T>, language: Language) -> &T {
    match language {
        Language::Dutch => &both.nl,
        Language::English => &both.en,
    }
}

thread_local! {
    /// The language that was provided last. Event handlers and tasks have no component above them to ask; in the browser,
    /// where there is one app, this is its language.
    static LATEST: Cell<Language> = const { Cell::new(Language::Dutch) };
}

/// Makes a language the one of every component below.
pub fn provide_texts(language: Language) {
    LATEST.set(language);
    provide_context(language);
}

/// The texts in the language of this view.
pub fn texts() -> &'static Texts {
    language().texts()
}

/// The language of this view.
pub fn language() -> Language {
    use_context().unwrap_or_else(|| LATEST.get())
}

/// Puts values in the place of `{name}`s.
pub(crate) fn fill(text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut filled = text.to_owned();
    for (name, value) in values {
        filled = filled.replace(name, &value.to_string());
    }
    filled
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    #[test]
    fn placeholders_are_filled() {
        assert_eq!(fill("{n} van {total}", &[("{n}", &2), ("{total}", &7)]), "2 van 7");
        assert_eq!(NL.trend.told_same("Blijft", "goed"), "Blijft: goed");
    }

    #[test]
    fn a_browsers_language_gives_one_of_the_two() {
        assert_eq!(Language::from_code("en-GB"), Language::English);
        assert_eq!(Language::from_code("nl-BE"), Language::Dutch);
        assert_eq!(Language::from_code("fr"), Language::Dutch);
        assert_eq!(Language::from_code("é"), Language::Dutch);
    }

    #[test]
    fn the_voice_avoids_what_the_look_forbids() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("texts");
        let parts = fs::read_dir(folder.join("parts")).unwrap().map(|part| part.unwrap().path());
        for folder in parts.chain([folder.clone()]) {
            let texts = fs::read_to_string(folder.join("nl.toml")).unwrap().to_lowercase();
            for word in [" u ", " uw ", "klacht", "score", "diagnose", "goed gedaan", "succesvol", "weet je zeker"] {
                assert!(!texts.contains(word), "{}/nl.toml says {word:?}", folder.display());
            }
        }
    }
}
