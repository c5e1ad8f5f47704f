//! The supporter's side of contact: requests that wait, that they have, and that are done (S6–S8, S12–S14, S16;
//! docs/adr/0016-contact.md). The employee's side is `contact`.
//!
//! What is kept is looked after at the app's root, on a supporter's device alone: what was done without a network leaves by
//! itself, and the first screen can say that somebody waits.

mod acts;
mod case;
mod kept;
mod list;
mod looking;
mod pace;
mod part;
mod row;
mod standing;
mod words;

pub use self::{
    kept::forget,
    part::{InboxPart, InboxScreen, inbox_part},
    row::{NewRequests, NewRequestsRow},
};
