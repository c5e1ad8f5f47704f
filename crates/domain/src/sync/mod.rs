//! The sync plan: what a device may and should send, decided by pure functions.

pub mod plan;
