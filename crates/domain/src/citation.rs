//! Where something stands in the sources. Every rule and list carries one, and the user can see it ("Waarom zie ik dit?").

use core::fmt;

/// A source, by the short name that the documentation uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The guideline on psychosocial support in high-risk professions (ARQ, 2024).
    R,
    /// The prison service's policy framework for care after shocking events.
    Dji,
    /// The handbook for peer-support teams in ambulance care.
    Bot,
    /// The article on peer support in a hospital.
    Olvg,
    /// The guide for managers.
    Han,
    /// No source has it: the product chose it, and an organisation may choose otherwise.
    ProductDefault,
}

impl Source {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::R, Self::Dji, Self::Bot, Self::Olvg, Self::Han, Self::ProductDefault];
}

/// A place in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A numbered recommendation.
    Recommendation(u8),
    /// A section.
    Section(&'static str),
    /// A short document as a whole.
    Whole,
}

/// A source and the place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation {
    /// The source.
    pub source: Source,
    /// The place.
    pub place: Place,
}

impl Citation {
    /// For what stands in no source.
    pub const PRODUCT_DEFAULT: Self = Self::of(Source::ProductDefault, Place::Whole);

    /// This place in this source.
    pub const fn of(source: Source, place: Place) -> Self {
        Self { source, place }
    }

    /// A recommendation of R.
    pub const fn r(recommendation: u8) -> Self {
        Self::of(Source::R, Place::Recommendation(recommendation))
    }

    /// A section of R.
    pub const fn r_section(section: &'static str) -> Self {
        Self::of(Source::R, Place::Section(section))
    }

    /// A section of BOT.
    pub const fn bot(section: &'static str) -> Self {
        Self::of(Source::Bot, Place::Section(section))
    }
}

/// The short form that the documentation uses: "R 27", "BOT §2", "DJI".
impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.source {
            Source::R => "R",
            Source::Dji => "DJI",
            Source::Bot => "BOT",
            Source::Olvg => "OLVG",
            Source::Han => "HAN",
            Source::ProductDefault => "Naderhand",
        })?;
        match self.place {
            Place::Recommendation(number) => write!(f, " {number}"),
            Place::Section(section) => write!(f, " §{section}"),
            Place::Whole => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_form_is_the_documentations() {
        assert_eq!(Citation::r(27).to_string(), "R 27");
        assert_eq!(Citation::bot("2").to_string(), "BOT §2");
        assert_eq!(Citation::of(Source::Dji, Place::Whole).to_string(), "DJI");
    }
}
