//! Who sends a push: a token, signed with a key that the browser was told when it subscribed (RFC 8292).

mod contact;
mod key;
mod token;

pub use self::{
    contact::{Contact, InvalidContact},
    key::{InvalidKey, NewKey, VapidKey},
    token::{TOKEN_HOURS, Vapid},
};
