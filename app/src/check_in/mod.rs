//! The check-in: one tap on a face is kept, everything after it may be skipped.

mod first_question;
#[cfg(feature = "csr")]
mod screens;

pub use self::first_question::FirstQuestion;
#[cfg(feature = "csr")]
pub use self::screens::*;
