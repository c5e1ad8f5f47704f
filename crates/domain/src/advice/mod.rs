//! Advice that explains itself (domain rules A0–A8).

mod action;
mod circle;

pub use self::{action::Action, circle::Circle};
