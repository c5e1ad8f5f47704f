//! The device's encrypted store: records, outbox, and what is known of the server's copies.
//!
//! ```text
//! Vault            plain records in and out; decides, seals, commits
//!   ├─ guard       wraps the vault's keys: WebCrypto in the browser
//!   └─ backend     sealed bytes: IndexedDB in the browser, memory in native tests
//! ```
//!
//! # What holds
//!
//! 1. "Saved" means durable: [`Vault::save`] returns after the transaction's `complete` event, under strict durability.
//! 2. Everything that belongs together changes in one transaction: a record, its place in the outbox, the clock; a pulled
//!    page, its cursors and what it set aside; an acknowledged upload, its positions and the outbox.
//! 3. What cannot be read is kept and reported. Saving over it is refused.
//! 4. The backend sees sealed bytes, random ids, ordinals and whether a record is pending; never a kind, time or word.
//! 5. Several tabs are safe at once. Each commit puts the next revision of the state in the place of the one that it was
//!    decided from; when that one is not there any more, it fails as a whole and is decided again.
//!
//! # Adding to it
//!
//! A new operation is a file in `vault/` that calls `transact`. A new store goes at the end of [`backend::schema`]. A new
//! layout of a row gets the next version byte; old ones stay readable. Frozen bytes in the tests watch over both.

pub mod backend;
#[cfg(target_arch = "wasm32")]
pub mod browser;
mod error;
pub mod guard;
mod identity;
mod row;
mod state;
pub mod sync;
mod vault;

pub use self::{
    error::{Error, KeysFault, Unopened},
    identity::{Device, Identity},
    sync::{Batch, Ingested, Limits},
    vault::{Aside, AsideKey, Contents, Progress, Unreadable, Vault, Why},
};
