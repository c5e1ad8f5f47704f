//! The device's side of contact (docs/adr/0016-contact.md): an employee asks, a supporter takes it, they write to each other.
//!
//! Everything is orchestration over four parts: `naderhand-domain` says whom a request goes to and what its life is,
//! `naderhand-organisation` whom to believe, `naderhand-sealing` opens and seals, a
//! [`Transport`](naderhand_transport::Transport) carries. The server is not believed in anything: what it shows is checked
//! against what was sealed, what does not fit is a [`Fault`] with a name, and what was known stays.
//!
//! | who | keeps | looks by |
//! | --- | --- | --- |
//! | employee | one [`Asked`] for each request | [`Asked::refresh`], [`Asked::view`] |
//! | supporter | [`Cases`] | [`Cases::refresh`], [`Cases::cases`] |
//! | coordinator | nothing | [`waiting()`] |
//!
//! What is kept is one value each that the device keeps sealed: `to_bytes`, `from_bytes`.
//!
//! # An act, and its way
//!
//! An act changes the value at once and makes no call: keep the value, and let `send` carry what is outstanding, or `refresh`,
//! which looks afterwards. Both are safe to repeat. After each, also one that failed, keep what the value holds. So an act
//! without a network is an act that arrives later, and an answer that is lost changes nothing.
//!
//! # Adding an act
//!
//! A file with one function in `asked/` or `cases/`, its call in `api.rs`, a case in the journey with the real server, and one
//! for each answer that can be lost.

mod api;
pub mod asked;
mod base64;
pub mod cases;
mod error;
mod fault;
mod kept;
mod thread;
mod waiting;

pub use naderhand_organisation::kept::NotKept;

pub use self::{
    asked::{Asked, Moment},
    cases::{Case, Cases},
    error::{Error, NotAsked, NotWritten},
    fault::Fault,
    thread::{Line, Sending, Thread},
    waiting::waiting,
};
