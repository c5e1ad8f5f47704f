//! The incident card: a control room or manager says that something happened, and the employee opens it in their own app.
//! All of it stands after `#` in a link, so no server sees it.

mod maker;
mod opened;

pub use self::{maker::CardMaker, opened::OpenedCard};
