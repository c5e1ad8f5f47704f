//! Which organisation it is: as an incident card names it, and as its own settings begin.

use crate::shown_text::{InvalidText, check_name};

/// The longest name, in characters.
pub(super) const MAX_NAME: usize = 60;
/// The longest slug, in characters.
const MAX_SLUG: usize = 40;

/// The slug of a name without a letter or digit that a slug can have.
const UNNAMED: &str = "organisation";

/// An organisation's slug, which tells it apart, and its name, which people read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Organisation {
    slug: String,
    name: String,
}

impl Organisation {
    /// Takes a slug of small letters, digits and inner dashes, and a name that hides nothing.
    pub fn parse(slug: &str, name: &str) -> Result<Self, InvalidText> {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if slug.is_empty() {
            return Err(InvalidText::Empty);
        }
        if slug.len() > MAX_SLUG {
            return Err(InvalidText::TooLong);
        }
        if !slug.bytes().all(plain) || slug.starts_with('-') || slug.ends_with('-') {
            return Err(InvalidText::Hostile);
        }
        check_name(name, MAX_NAME)?;
        Ok(Self { slug: slug.to_owned(), name: name.to_owned() })
    }

    /// Takes a name as somebody types it, and makes the slug of it. Whoever has set up an organisation has a slug already.
    pub fn named(name: &str) -> Result<Self, InvalidText> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let words: Vec<&str> =
            name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut slug = words.join("-").to_ascii_lowercase();
        slug.truncate(MAX_SLUG);
        let slug = slug.trim_end_matches('-');
        Self::parse(if slug.is_empty() { UNNAMED } else { slug }, &name)
    }

    /// What tells it apart.
    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// What people read.
    pub fn name(&self) -> &str {
        &self.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_name_gets_its_slug() {
        for (typed, slug, name) in [
            ("RAV Noord", "rav-noord", "RAV Noord"),
            ("  P.I.  't Hof ", "p-i-t-hof", "P.I. 't Hof"),
            ("Brandweer Súdwest", "brandweer-s-dwest", "Brandweer Súdwest"),
            ("消防署", UNNAMED, "消防署"),
            (
                &"ab ".repeat(20),
                "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-a",
                "ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab",
            ),
        ] {
            let organisation = Organisation::named(typed).unwrap();
            assert_eq!((organisation.slug(), organisation.name()), (slug, name), "{typed:?}");
        }
        assert_eq!(Organisation::named(" \n "), Err(InvalidText::Empty));
        assert_eq!(Organisation::named("RAV\u{202e}drooN"), Err(InvalidText::Hostile));
    }
}
