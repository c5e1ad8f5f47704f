//! The roster: who is on call when, and what to change about it (S18).

mod calendar;
mod form;
mod lists;
mod screen;

pub(super) use self::screen::RosterScreen;
