//! The device's side of reminders (docs/adr/0017-reminders.md): which bells it has on the server, and what is sent there next.
//!
//! What comes when is `naderhand_domain::reminders`. Here is what stands between that plan and the server:
//!
//! | what | says |
//! | --- | --- |
//! | [`Ability`] | whether this browser can be rung, and what has to come first |
//! | [`Bells`] | the one value that the device keeps sealed: its own [`Bell`], those of its roles, what the server must still delete |
//! | [`Address`] | where the browser is rung, and [`Address::check`] whether that still holds |
//! | [`wait`] | how long until the next try |
//!
//! An act changes the value and makes no call: keep it, then call. Every call is safe to repeat, and an answer that is lost changes
//! nothing. The server is told instants and tags, never what they are about.

mod ability;
mod address;
mod api;
mod bell;
mod bells;
mod kept;
mod not_sent;
mod pace;

pub use self::{
    ability::{Ability, Browser, Permission},
    address::{Address, Check},
    api::{alert, forget, no_alert, push_key},
    bell::{Bell, Known},
    bells::{Alert, AlertFor, Bells, make_tag},
    not_sent::NotSent,
    pace::wait,
};

/// The wording of the screen that the employee agreed to. A changed screen gets a new one (AVG art. 7).
pub const WORDING: &str = "reminders-1";
