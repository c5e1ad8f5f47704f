//! What the tests share: databases of their own, a running server, and devices that talk to it.

pub(crate) mod actor;
pub(crate) mod chain;
pub(crate) mod contact;
pub(crate) mod database;
pub(crate) mod member;
pub(crate) mod organisation;
pub(crate) mod push;
pub(crate) mod running;
pub(crate) mod seed;
pub(crate) mod signer;
pub(crate) mod silence;
