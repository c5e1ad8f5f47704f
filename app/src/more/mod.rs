//! Meer: language, theme, storage, backup, and what an employer sees.

mod preferences;
mod screen;

pub use self::{
    preferences::{Preferences, Theme},
    screen::More,
};
