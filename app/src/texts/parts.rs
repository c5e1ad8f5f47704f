//! The texts of the parts of the app, which are fetched with them (docs/adr/0015-texts-of-parts.md).
//!
//! The texts are in `app/texts/parts/<part>/{nl,en}.toml`; `build/parts.rs` makes a struct of each, as of those of the
//! first screen, and the files that it is read from. A component of the part asks once: `let t = &backup_texts().devices;`.

use core::cell::Cell;
use std::thread::LocalKey;

use super::{Language, fill, language};

include!(concat!(env!("OUT_DIR"), "/part_texts.rs"));

/// The texts of one part.
pub trait PartTexts: Sized + 'static {
    /// The part's name.
    const PART: &'static str;
    /// What tells its keys from those of another version.
    const SHAPE: &'static str;
    /// How many texts it has.
    const COUNT: usize;

    /// Takes each text from the lines of its file.
    fn read(lines: &mut Lines) -> Self;

    /// Where they are kept for as long as the page is open.
    fn kept() -> &'static LocalKey<Kept<Self>>;

    /// Whether the texts of a language are there.
    fn is_kept(language: Language) -> bool {
        Self::kept().with(|kept| kept.0[language as usize].get().is_some())
    }

    /// Keeps the texts of a language, as its file has them.
    fn keep(language: Language, file: String) -> Result<(), OtherTexts> {
        let lines = Lines::of::<Self>(language, file).ok_or(OtherTexts)?;
        let texts = Box::leak(Box::new(lines.texts()));
        Self::kept().with(|kept| kept.0[language as usize].set(Some(texts)));
        Ok(())
    }
}

/// What came is not the file that this version of the app was built with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these are not the texts of this version of the app: fetch them again")]
pub struct OtherTexts;

/// The texts of a part in the languages in which they were fetched, in the order of [`Language::ALL`].
pub struct Kept<T: 'static>([Cell<Option<&'static T>>; 2]);

impl<T> Kept<T> {
    const fn none() -> Self {
        Self([const { Cell::new(None) }; 2])
    }

    /// Those in the language of this view. What is still running when another language is chosen may ask before they have
    /// come, and gets the ones that it began with.
    fn texts(&self) -> &'static T {
        let language = language();
        let [own, other] = [language, language.other()].map(|language| self.0[language as usize].get());
        own.or(other).expect("a part's texts are kept before its first screen is made")
    }
}

/// The texts of a file, one after the other.
#[derive(Debug)]
pub struct Lines(core::str::Lines<'static>);

impl Lines {
    /// The lines of a file, when it is that of these texts and whole. They stay for as long as the page is open.
    fn of<T: PartTexts>(language: Language, file: String) -> Option<Self> {
        let (head, texts) = file.split_once('\n')?;
        let is_whole = file.ends_with('\n') && texts.lines().count() == T::COUNT;
        let is_ours = head.split(' ').eq([T::PART, language.code(), T::SHAPE]);
        let lines = (is_whole && is_ours).then(|| file.leak().lines())?;
        let mut lines = Self(lines);
        lines.one();
        Some(lines)
    }

    fn texts<T: PartTexts>(mut self) -> T {
        T::read(&mut self)
    }

    /// The next text. They have been counted, so there is one.
    #[inline(never)]
    fn one(&mut self) -> &'static str {
        self.0.next().unwrap_or_default()
    }

    fn several<const N: usize>(&mut self) -> [&'static str; N] {
        core::array::from_fn(|_| self.one())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NL: &str = include_str!(concat!(env!("OUT_DIR"), "/part_texts/backup-nl.txt"));
    const EN: &str = include_str!(concat!(env!("OUT_DIR"), "/part_texts/backup-en.txt"));

    fn read(language: Language, file: &str) -> Option<BackupTexts> {
        Lines::of::<BackupTexts>(language, file.to_owned()).map(Lines::texts)
    }

    #[test]
    fn each_text_is_read_from_its_own_line() {
        let nl = read(Language::Dutch, NL).unwrap();
        assert_eq!(nl.devices.this, "dit apparaat");
        assert_eq!(nl.devices.remove_named("Telefoon"), "Haal Telefoon weg");
        assert_eq!(nl.pairing.words_count(1), "1 woord");
        assert_eq!(nl.pairing.words_count(2), "2 woorden");
        assert_eq!(read(Language::English, EN).unwrap().devices.this, "this device");
    }

    #[test]
    fn a_file_that_is_not_ours_or_not_whole_is_refused() {
        let refused = |language, file: &str| read(language, file).is_none();
        assert!(refused(Language::English, NL), "another language");
        assert!(refused(Language::Dutch, &NL.replacen("backup ", "more ", 1)), "another part");
        assert!(refused(Language::Dutch, &NL.replacen(BackupTexts::SHAPE, "0123456789abcdef", 1)), "other keys");
        assert!(refused(Language::Dutch, &format!("{NL}more\n")), "a text too many");
        for (end, _) in NL.char_indices() {
            assert!(refused(Language::Dutch, &NL[..end]), "its end is missing from {end}");
        }
        for other in ["\n", "<!doctype html>\n<title>Wifi</title>\n", "{}"] {
            assert!(refused(Language::Dutch, other), "{other:?}");
        }
    }

    #[test]
    fn a_refused_file_changes_nothing_and_a_kept_one_serves_both_languages_until_the_other_comes() {
        assert_eq!(BackupTexts::keep(Language::English, NL.to_owned()), Err(OtherTexts));
        assert!(!BackupTexts::is_kept(Language::English));
        BackupTexts::keep(Language::English, EN.to_owned()).unwrap();
        assert!(BackupTexts::is_kept(Language::English) && !BackupTexts::is_kept(Language::Dutch));
        assert_eq!(backup_texts().devices.this, "this device", "Dutch is the language of this view");
        BackupTexts::keep(Language::Dutch, NL.to_owned()).unwrap();
        assert_eq!(backup_texts().devices.this, "dit apparaat");
    }
}
