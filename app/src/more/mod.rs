//! Meer: language, theme, storage, backup, and what an employer sees.

mod app_name;
mod part;
mod preferences;
mod screen;

pub use self::{
    part::more_screen,
    preferences::{Preferences, TextSize, Theme},
};
