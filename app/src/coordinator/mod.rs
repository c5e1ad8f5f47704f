//! The coordinator's screens: everything that an organisation publishes is made, signed and changed here (S2, S5, S8,
//! S18–S20; docs/adr/0014-signed-organisation.md).
//!
//! The organisation's key never leaves the device. A coordinator has no path to a person's records: these screens know the
//! directory and the roster, and nobody else.

mod home;
mod key;
mod new;
mod outcome;
mod part;
mod people;
mod poster;
mod recover;
mod role;
mod roster;
mod settings;

pub use self::{
    part::{CoordinatorScreen, coordinator_screen},
    role::KEPT,
};
