//! Chains: how a device notices that the server hides or changes something.
//!
//! Each device appends its uploads to a chain of its own ([`ChainWriter`]) and checks what it pulls of the other
//! devices' chains ([`ChainVerifier`]). Two offline devices never fight over one head, because no chain has two
//! writers.
//!
//! # Links
//!
//! ```text
//! link = first 16 bytes of HMAC-SHA256(chain key,
//!     "naderhand/v1/link" │ vault 16 │ device 16 │ seq u64 BE │ link before 16, zeros for the first │ record 16
//!     │ content: 1 and SHA-256 of the sealed bytes, or 2 and 32 zeros for an erasure │ SHA-256 of seen)
//! seen = for each head: device 16 │ seq u64 BE │ link 16
//! ```
//!
//! The server stores links and cannot make one. A superseded entry counts as its digest, so the chain stays whole when
//! the server drops the bytes of old versions.
//!
//! # What is checked when
//!
//! Every page of a pull is checked as it comes: each entry follows the one before, no chain is offered below what was
//! seen, and no entry has two faces. What can only be said of the whole is checked when the last page comes: that no
//! chain ends before a place that another device has seen, and that each superseded entry has a successor.
//!
//! A successor is an entry of the same record that its writer made while knowing the superseded one: later in the same
//! chain, or on another chain after that chain had `seen` it. Successors are ordered in time, so if each superseded
//! entry has one, the last one is not superseded itself: nothing was withheld.
//!
//! The server must answer a pull from one snapshot of its database. Otherwise an upload between two of its queries
//! looks like a hidden end.
//!
//! # What is not noticed
//!
//! A server that shows an old, consistent state to a device that has seen nothing yet (just restored, with no other
//! device in reach), and one that answers nothing at all.

mod link;
mod seen;
mod tampering;
mod verifier;
mod writer;

#[cfg(test)]
pub(crate) use self::link::mac;
pub use self::{
    link::{digest, link},
    tampering::Tampering,
    verifier::{ChainVerifier, Verified},
    writer::{Appended, ChainWriter, New},
};
