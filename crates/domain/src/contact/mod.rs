//! Contact: an employee asks supporters to get in touch, and a request that cannot fall silent (S6, S7, S13, S14, S16).
//!
//! Pure rules that the server, the screens and the devices share: the life of a request ([`State`]), whom it goes to
//! ([`Wish::whom`]), the clock of the first contact ([`Left`], [`promises`]), and what stands inside the seals ([`Ask`],
//! [`Message`]). docs/adr/0016-contact.md says what each side knows.
//!
//! # Changing what stands inside the seals
//!
//! With `#[serde(default)]`, or as a new kind of [`Note`], which an older app shows as one that it cannot read. The sealed length
//! is one for all ([`CONTACT_SEALED_BYTES`](crate::wire::limits::CONTACT_SEALED_BYTES)); the limits here keep within it.

mod ask;
mod card;
mod first_contact;
mod message;
mod state;
mod whom;
mod words;

pub use self::{
    ask::Ask,
    card::{ContactCard, Line, MAX_LINE, Preference, Unreadable, Wrong},
    first_contact::{Left, Promise, promises},
    message::{Message, Note, Said},
    state::{Escalation, Event, Refused, Stage, State},
    whom::{Then, Whom, Wish, Wished},
    words::{MAX_WORDS, Words},
};

#[cfg(test)]
mod tests;
