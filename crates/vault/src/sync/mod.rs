//! Synchronising: what goes up, what comes in, and what is remembered of both.
//!
//! # An upload's life
//!
//! [`Vault::stage`] makes the next entries of the device's chain from the outbox and keeps the exact bytes before they
//! are sent. Until the server's answer is known, staging again gives the same bytes, so an answer that was lost on the way
//! leads to the identical upload. [`Vault::acknowledge`] takes the answer; a pull that shows the own chain's new end does
//! the same, inside [`Vault::ingest`].
//!
//! # Consent withdrawn while an upload is under way
//!
//! An upload that was staged may have reached the server, may be on the network, or may never have left. When it holds a
//! record of a kind that may no longer leave, it is not sent again: staging abandons it and makes another in its place,
//! without that record. Abandoned uploads are kept until the server has acknowledged any upload at their place:
//!
//! - It never arrived: the new upload is taken, and that is the end of the abandoned one, because its place is taken. The
//!   new one begins by erasing what may not leave, which the abandoned one does not, so they differ from the first entry
//!   on, and an abandoned one that arrives late cannot even be taken in part.
//! - It had arrived, or arrives first: the server refuses the new upload as a fork. The next pull shows the end of the
//!   chain, the vault recognises its abandoned upload there and takes it as acknowledged. The record is then known to be
//!   on the server and goes in the outbox to be erased.
//!
//! So whoever sends uploads answers a refusal as a fork with a pull, and stages again.

mod acknowledge;
mod chain;
mod flight;
mod ingest;
mod stage;
mod table;

pub(crate) use self::chain::Chain;
pub use self::{
    ingest::Ingested,
    stage::{Batch, Limits},
};
#[cfg(doc)]
use crate::Vault;
