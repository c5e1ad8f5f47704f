//! Pushes to browsers: a small notice that shows while the app is closed.
//!
//! A push goes to an address that a browser gave, so it is the one place where the server connects to where a stranger says. What
//! is sent is encrypted to that browser (RFC 8291), of one length whatever it says, and shows who sends it (RFC 8292).
//!
//! 1. [`PushHosts`] says which services there are; [`Target::of`] takes a subscription for one of them, or says what is wrong.
//! 2. [`Payload::of`] writes the notice in the declarative form, which also shows where no service worker runs.
//! 3. [`Sender::send`] encrypts, signs and sends it, and gives an [`Answer`]: what the queue has to do next.
//!
//! # Adding a push service
//!
//! A host in [`PushHosts::KNOWN`], with where the service documents it.

mod answer;
mod client;
mod encrypt;
mod endpoint;
mod payload;
mod send;
mod tls;
mod vapid;

pub use self::{
    answer::{Answer, Because, LONGEST_WAIT, Refused},
    encrypt::{BODY_BYTES, Keys, NotEncrypted, encrypt},
    endpoint::{InvalidHosts, NotATarget, PushHosts, Target, is_public},
    payload::{Action, Notice, PLAIN_BYTES, Payload, TooLong},
    send::{Delivery, NoSender, Sender, Urgency},
    vapid::{Contact, InvalidContact, InvalidKey, NewKey, TOKEN_HOURS, Vapid, VapidKey},
};
