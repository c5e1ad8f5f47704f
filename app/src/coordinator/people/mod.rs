//! Supporters, teams and invitations.

mod answers;
mod invite;
mod one;
mod open;
mod screen;
mod teams;

pub(super) use self::{invite::MadeLink, screen::PeopleScreen};
