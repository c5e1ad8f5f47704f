//! How a device's calls reach the server: shared by all that talks to it (`naderhand-sync`, `naderhand-organisation`,
//! `naderhand-contact`, `naderhand-reminders`).
//!
//! A [`Transport`] carries a [`Request`] and brings a [`Response`], whatever its status. The app brings `fetch`, tests bring a
//! server of their own. [`json`], [`read_json`] and [`succeeded`] turn types into the one and the other, and a refusal into a
//! [`CallError`].

mod call;
mod request;

pub use self::{
    call::{CallError, json, read_json, succeeded},
    request::{Body, Method, Request, Response, Token, Transport, Unreachable},
};
