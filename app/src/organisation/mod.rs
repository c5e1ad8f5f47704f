//! Whoever has joined an organisation: its numbers, hours and supporters, on the own device and offline (S2, S18–S20).
//!
//! Joining is reading what is the same for everybody, checked against the link's fingerprint; nothing is sent that tells who
//! reads (docs/adr/0014-signed-organisation.md).
//!
//! What the screen `/app/hulp` shows of it is made here too, with the texts of this part.

mod hours;
mod join;
mod left;
mod map;
mod membership;
mod numbers;
mod part;
mod screen;
mod supporters;
mod ways;

pub use self::{
    hours::consultations,
    left::{LEFT, withdraw_left},
    membership::{ASKED, HELD, Standing, WISH, kept_member, kept_membership, latest_member},
    numbers::{on_call, other_numbers},
    part::{OrganisationScreen, organisation_screen},
    ways::Ways,
};
