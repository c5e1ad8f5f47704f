//! Somebody as the employee types them: every fault at once, each at its own field.

use super::TrustedPerson;
use crate::{directory::Name, organisation::Telephone, shown_text::InvalidText};

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WrongTelephone {
    /// Nothing was typed.
    #[error("the number is missing: type one")]
    Empty,
    /// It is not a telephone number.
    #[error("this is not a telephone number: type digits, with a plus before them for another country")]
    Malformed,
}

/// What is wrong with what was typed: at least one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name and a telephone number are needed: correct the fields that have a fault")]
pub struct Wrong {
    /// With the name.
    pub name: Option<InvalidText>,
    /// With the number.
    pub telephone: Option<WrongTelephone>,
}

impl TrustedPerson {
    /// Takes a name and a number as somebody types or pastes them, with any spaces around and between.
    pub fn typed(name: &str, telephone: &str) -> Result<Self, Wrong> {
        let telephone = telephone.split_whitespace().collect::<Vec<_>>().join(" ");
        let wrong = if telephone.is_empty() { WrongTelephone::Empty } else { WrongTelephone::Malformed };
        match (Name::typed(name), Telephone::parse(&telephone)) {
            (Ok(name), Ok(telephone)) => Ok(Self { name, telephone }),
            (name, telephone) => Err(Wrong { name: name.err(), telephone: telephone.err().map(|_| wrong) }),
        }
    }
}
