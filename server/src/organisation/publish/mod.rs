//! The next version of a statement, by whoever may sign it.

pub(super) mod authority;
pub(super) mod availability;
pub(super) mod directory;
pub(super) mod settings;
