//! What each request does, written once and compiled against each database's connection (see `store`).
//!
//! A change has two steps. `decide` reads, and refuses or makes a plan; `write` carries the plan out and cannot refuse any
//! more. So a refused change has written nothing, and SQLite's writer can put many changes into one transaction without a
//! savepoint for each.

mod caller;
mod contact;
mod enrol;
mod give_consent;
mod key_boxes;
mod load_organisation;
mod name_device;
mod organisation;
mod organisations;
mod pull;
mod put_key_box;
mod register;
mod reminders;
mod revoke_device;
mod rows;
mod status;
mod sweep;
mod upload;
mod vaults;
mod withdraw_consent;

use super::{Connection, Database, dialect};
use crate::store::{failure::Failure, request::Request};

/// A request that changes something.
pub trait Change: Request {
    /// What `decide` found, for `write` to carry out.
    type Plan: Send;

    /// Reads what it needs, and refuses or plans. Writes nothing.
    fn decide(
        &self,
        connection: &mut Connection,
    ) -> impl Future<Output = Result<Self::Plan, Failure<Self::Refusal>>> + Send;

    /// Carries the plan out, in the same transaction.
    fn write(
        &self,
        connection: &mut Connection,
        plan: Self::Plan,
    ) -> impl Future<Output = sqlx::Result<Self::Answer>> + Send;
}

/// A request that changes nothing.
pub trait Reading: Request {
    /// Reads from one consistent state.
    fn read(
        &self,
        connection: &mut Connection,
    ) -> impl Future<Output = Result<Self::Answer, Failure<Self::Refusal>>> + Send;
}
