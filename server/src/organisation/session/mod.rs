//! Sessions: a challenge, signed, for a token.

pub(super) mod challenge;
pub(super) mod end;
pub(super) mod open;
