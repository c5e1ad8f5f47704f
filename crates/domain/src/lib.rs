//! What Naderhand knows and decides: records, guideline rules, merging, and the types on the wire.
//!
//! Everything here is pure. There is no I/O, no clock and no source of randomness: whoever calls passes the instant and
//! the random bytes in. That makes each rule a table test, and lets the same code run on a phone (WebAssembly) and on
//! the server (native).
//!
//! # Adding a record kind
//!
//! 1. A folder named after the feature with the type of its body.
//! 2. A variant in [`record::Body`] and in [`kind::Kind`]; the compiler then names every place that must know it.
//! 3. A frozen sample in `record::tests`, which must open for ever.

pub mod action;
pub mod advice;
pub mod calendar;
pub mod check_in;
pub mod citation;
pub mod consent;
pub mod contact;
pub mod day;
pub mod directory;
pub mod history;
pub mod hlc;
pub mod holiday;
pub mod id;
pub mod incident;
pub mod incident_card;
pub mod kind;
pub mod merge;
pub mod open;
pub mod organisation;
pub mod own_words;
pub mod profile;
pub mod record;
pub mod reminders;
pub mod roster;
pub mod schedule;
pub mod shown_text;
pub mod signal_list;
pub mod step_review;
pub mod sync;
pub mod timeline;
pub mod trend;
pub mod trusted;
pub mod wire;
pub mod zone;
