//! The device's side of the backup: consent, upload, pull, devices, recovery.
//!
//! Everything here is orchestration over three parts: the [`Vault`](naderhand_vault::Vault) keeps and seals, a
//! [`Transport`](naderhand_transport::Transport) carries, the server's API answers. The app brings IndexedDB and `fetch`; tests bring
//! memory and the real server's router, so whole journeys run natively.
//!
//! No call is made while [`mode::Mode`] is `Off`, whatever lies in the outbox.

mod api;
pub mod backup;
mod error;
pub mod mode;

pub use self::error::SyncError;
