//! The sync server of Naderhand: keeps sealed bytes for those who asked it to, and cannot read them.
//!
//! | folder | what |
//! | --- | --- |
//! | `vault`, `consent`, `key_box`, `sync` | the API, one operation per file: its errors, its description, its handler |
//! | `api` | what holds for the API as a whole; its description |
//! | `store` | where everything is kept, in SQLite or PostgreSQL |
//! | `organisation` | what organisations show on their pages: loaded from a file, or published by their coordinators |
//! | `contact` | requests for contact: sent by nobody that the server knows, taken by supporters |
//! | `reminders` | pushes: what devices planned, and alerts for those whom a request waits for |
//! | `pages`, `health` | documents and files; readiness |
//! | `http` | what every request goes through: headers, rate, time |
//!
//! # Adding an operation
//!
//! 1. Its types in `naderhand_domain::wire`, which the device shares.
//! 2. A request to the [`store`].
//! 3. A file in the feature's folder: an error enum with one exhaustive `match` to problems, the description, the handler;
//!    and its route in the folder's `router`.
//! 4. A journey in `tests/api`.

mod api;
pub mod clock;
pub mod command;
pub mod config;
mod consent;
mod contact;
mod extract;
mod health;
mod http;
mod key_box;
pub mod log;
pub mod organisation;
pub mod pages;
pub mod problem;
mod random;
pub mod reminders;
pub mod serve;
pub mod state;
pub mod store;
mod sync;
mod vault;
