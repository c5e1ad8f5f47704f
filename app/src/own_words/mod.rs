//! Own words beside a check-in or an event.

mod draft;
mod fields;

pub use self::{draft::Place, fields::OwnWordsFields};
