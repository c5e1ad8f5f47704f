//! Contact: asking a supporter to get in touch, and what happens then (S6, S7, S13, S14, S16; docs/adr/0016-contact.md).
//!
//! The request is sealed on this device, and looked after at the app's root: it leaves when there is a connection, whatever
//! screen is open. The supporter's side is `inbox`.

mod ask;
mod asking;
mod card;
mod kept;
mod limits;
mod one_tap;
mod part;
mod screen;
mod shown;
mod status;
mod whom;

pub use self::{
    one_tap::OneTap,
    part::{ContactPart, contact_part},
};
