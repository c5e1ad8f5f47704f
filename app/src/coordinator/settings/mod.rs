//! The organisation's settings as a form, and as the file that it is.

mod draft;
mod faults;
mod fields;
mod file;
mod logo;
mod screen;
mod sections;

pub(super) use self::screen::SettingsScreen;
