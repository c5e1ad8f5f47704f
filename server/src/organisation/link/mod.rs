//! Links that let people in: left, listed and withdrawn by a coordinator, opened and answered by whoever has one.

pub(super) mod answer;
pub(super) mod delete;
pub(super) mod list;
pub(super) mod open;
pub(super) mod put;
