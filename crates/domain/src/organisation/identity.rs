//! Which organisation it is: as an incident card names it, and as its own settings begin.

use crate::shown_text::{InvalidText, check_name};

/// The longest name, in characters.
pub(super) const MAX_NAME: usize = 60;
/// The longest slug, in characters.
const MAX_SLUG: usize = 40;

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

    /// What tells it apart.
    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// What people read.
    pub fn name(&self) -> &str {
        &self.name
    }
}
